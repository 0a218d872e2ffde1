package nl.draad.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Each rule about chats, workers and the queue catches what was planted against it, and nothing
/// else does; what comes near is let be.
class DeskRulesTest {
  static final Set<String> RULES =
      Set.of(
          "DeedsAreKept",
          "OneOwner",
          "OwnerIsMember",
          "WithinCapacity",
          "OldestFirst",
          "PlaceInTheQueue");

  private static final Set<String> CAUGHT = new TreeSet<>();

  /// Two chats wait at a desk with one worker.
  private static Run desk() {
    var run = new Run().ask("anna", "desk", "chat 1").ask("bela", "desk", "chat 2");
    run.capacity.put("wim", 2);
    run.capacity.put("willy", 2);
    return run;
  }

  private static void catches(String rule, Run run, Consumer<Run> plant) {
    letsBe(run);
    plant.accept(run);
    CAUGHT.add(rule);
    assertThat(run.broken()).as("%s", run.violations()).containsExactly(rule);
  }

  private static void letsBe(Run run) {
    assertThat(run.violations()).isEmpty();
  }

  @AfterAll
  static void everyRuleWasSeenToCatch() {
    assertThat(CAUGHT).isEqualTo(RULES);
  }

  @Test
  void aDeedIsForgotten() {
    catches(
        "DeedsAreKept",
        new Run().admit("group", "carl", true),
        run -> run.events.add(dismissal(run, "carl")));
    catches("DeedsAreKept", desk(), run -> run.chats.removeLast());
    catches(
        "DeedsAreKept",
        desk().claim("wim", "chat 1", true),
        run -> run.put(new Stored.Chat("chat 1", "desk", "anna", "", false, List.of("wim"))));
    catches(
        "DeedsAreKept",
        desk().claim("wim", "chat 1", true).end("wim", "chat 1"),
        run -> run.put(new Stored.Chat("chat 1", "desk", "anna", "wim", true, List.of("wim"))));
  }

  private static Event dismissal(Run run, String person) {
    return new Event.Dismissed(run.tick(), run.tick(), "group", person);
  }

  @Test
  void aChatHasTwoOwners() {
    catches(
        "OneOwner",
        desk().claim("wim", "chat 1", true),
        run ->
            run.put(
                new Stored.Chat("chat 1", "desk", "anna", "wim", true, List.of("wim", "willy"))));
    letsBe(desk().claim("wim", "chat 1", true).claim("wim", "chat 2", false));
  }

  @Test
  void anOwnerIsNotInTheChat() {
    catches(
        "OwnerIsMember",
        desk().claim("wim", "chat 1", true),
        run -> run.seats("chat 1").removeLast());
  }

  @Test
  void aWorkerHasTooMany() {
    var full =
        desk()
            .ask("carl", "desk", "chat 3")
            .claim("wim", "chat 1", true)
            .claim("wim", "chat 2", true);
    catches("WithinCapacity", full, run -> run.claim("wim", "chat 3", true).end("wim", "chat 1"));
    var ending =
        desk()
            .ask("carl", "desk", "chat 3")
            .claim("wim", "chat 1", true)
            .claim("wim", "chat 2", true);
    letsBe(ending.end("anna", "chat 1").claim("wim", "chat 3", true));
  }

  @Test
  void theOldestIsPassedOver() {
    catches("OldestFirst", desk(), run -> run.claim("wim", "chat 2", true));
    letsBe(desk().claim("wim", "chat 2", false));
    letsBe(desk().claim("willy", "chat 1", false).claim("wim", "chat 2", true));
    var racing = desk();
    var begun = racing.tick();
    racing.claim("willy", "chat 1", true);
    racing.events.add(new Event.Claimed(begun, racing.tick(), "wim", "desk", "chat 2", true));
    racing.claimed("wim", "chat 2");
    letsBe(racing);
  }

  @Test
  void aPlaceInTheQueueIsWrong() {
    letsBe(desk().position("chat 1", 1).position("chat 2", 2));
    letsBe(desk().claim("wim", "chat 1", true).position("chat 2", 1).position("chat 2", 2));
    catches("PlaceInTheQueue", desk(), run -> run.position("chat 1", 2));
    catches("PlaceInTheQueue", desk(), run -> run.position("chat 2", 1));
  }
}
