package nl.draad.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Each rule catches what was planted against it, and nothing else does; what comes near is let be.
class RulesTest {
  private static final Set<String> CAUGHT = new TreeSet<>();

  /// Anna, Bela and Carl talk in a group; all of it reaches everyone.
  private static Run talk() {
    return new Run()
        .admit("group", "anna", true)
        .admit("group", "bela", true)
        .admit("group", "carl", true)
        .post("anna", "group", "one")
        .post("bela", "group", "two")
        .post("anna", "group", "three");
  }

  private static Run talked() {
    return talk().showAll("group", "anna", "bela", "carl").settle("anna", "bela", "carl");
  }

  private static void catches(String rule, Run run) {
    CAUGHT.add(rule);
    assertThat(run.broken()).as("%s", run.violations()).containsExactly(rule);
  }

  private static void catches(String rule, Run run, Consumer<Run> plant) {
    assertThat(run.violations()).isEmpty();
    plant.accept(run);
    catches(rule, run);
  }

  private static void letsBe(Run run) {
    assertThat(run.violations()).isEmpty();
  }

  @AfterAll
  static void everyRuleWasSeenToCatch() {
    CAUGHT.addAll(DeskRulesTest.RULES);
    assertThat(CAUGHT).containsExactlyInAnyOrderElementsOf(Checker.rules());
  }

  @Test
  void anAcknowledgedPostIsGone() {
    catches("AcknowledgedIsStored", talk(), run -> run.said("group").remove(2));
    catches(
        "AcknowledgedIsStored",
        talk().edit("group", 0, "eins"),
        run -> run.said("group").set(0, new Stored.Post("anna", List.of("one"), false)));
    catches(
        "AcknowledgedIsStored",
        talk().withdraw("group", 0),
        run -> run.said("group").set(0, new Stored.Post("anna", List.of("one"), false)));
    letsBe(talk().post("carl", "group", "unacknowledged and stored"));
  }

  @Test
  void aPostWithoutAnAckMayBeGone() {
    var run = talk();
    run.events.add(new Event.Sent(run.tick(), "carl", Run.device("carl"), "group", "lost"));
    letsBe(run);
    failed(run, "carl", "lost");
    letsBe(run);
  }

  @Test
  void aPostThatFailedIsStored() {
    catches("FailedIsNotStored", talk(), run -> failed(run, "anna", "one"));
    catches(
        "FailedIsNotStored", talk().edit("group", 0, "eins"), run -> failed(run, "anna", "eins"));
  }

  private static void failed(Run run, String person, String text) {
    run.events.add(new Event.Failed(run.tick(), person, Run.device(person), "group", text));
  }

  @Test
  void aTextOfNobody() {
    catches("NothingInvented", talk(), run -> got(run, "carl", "bela", "one"));
    catches("NothingInvented", talk(), run -> got(run, "carl", "anna", "never"));
  }

  private static void got(Run run, String person, String author, String text) {
    run.events.add(
        new Event.Seen(run.tick(), person, Run.device(person), "group", author, text, Event.LIVE));
  }

  @Test
  void aPostIsStoredTwice() {
    catches(
        "StoredOnce",
        talk(),
        run -> run.said("group").add(new Stored.Post("anna", List.of("one"), false)));
  }

  @Test
  void aPostIsShownTwice() {
    catches("ShownOnce", talked(), run -> run.show("carl", "group", 2, Event.LIVE));
    letsBe(
        talk()
            .showAll("group", "carl")
            .dismiss("group", "carl")
            .admit("group", "carl", true)
            .wipe("group", "carl")
            .showAll("group", "carl")
            .settle("carl"));
  }

  @Test
  void postsAreShownInAnotherOrder() {
    catches(
        "OneOrder",
        talk(),
        run ->
            run.show("carl", "group", 1, 0)
                .show("carl", "group", 0, 0)
                .show("carl", "group", 2, 0));
  }

  @Test
  void aPostIsMissingBetween() {
    catches("NoGap", talk(), run -> run.show("carl", "group", 0, 0).show("carl", "group", 2, 0));
    letsBe(talk().show("carl", "group", 1, 0).show("carl", "group", 2, 0).settle("carl"));
  }

  @Test
  void theEndIsMissing() {
    catches("NoGap", talk().show("carl", "group", 0, 0), run -> run.settle("carl"));
    catches("NoGap", talk(), run -> run.settle("carl"));
    letsBe(
        talk()
            .show("carl", "group", 0, 0)
            .dismiss("group", "carl")
            .wipe("group", "carl")
            .settle("carl"));
  }

  @Test
  void anEmptyPlaceStandsForOnePostThatWasTakenBack() {
    letsBe(talk().withdraw("group", 1).showAll("group", "carl").settle("carl"));
    catches(
        "NoGap",
        talk().withdraw("group", 1).withdraw("group", 2),
        run -> run.show("carl", "group", 0, 0).show("carl", "group", 1, 0).settle("carl"));
  }

  @Test
  void aDeviceKeepsAnOldText() {
    catches("SameText", talked(), run -> run.edit("group", 0, "eins"));
    catches("SameText", talked(), run -> run.withdraw("group", 0));
    letsBe(
        talked()
            .edit("group", 0, "eins")
            .change("carl", "group", "one", "eins", "anna")
            .change("bela", "group", "one", "eins", "anna")
            .change("anna", "group", "one", "eins", "anna"));
  }

  @Test
  void aFormerMemberGetsWhatIsSaidAfterwards() {
    catches(
        "OnlyMembers",
        talk().dismiss("group", "carl").post("anna", "group", "about carl"),
        run -> {
          got(run, "carl", "anna", "about carl");
          run.seats("group").set(2, new Stored.Membership("carl", 0, 9, 0));
        });
    catches(
        "OnlyWithinPlaces",
        talk(),
        run -> {
          run.seats("group").set(2, new Stored.Membership("carl", 0, 2, 0));
          run.dismiss("group", "carl");
          got(run, "carl", "anna", "three");
        });
  }

  @Test
  void whatWasSaidInBetweenMayBeReadWithThePast() {
    var back =
        talk()
            .dismiss("group", "carl")
            .post("anna", "group", "in between")
            .admit("group", "carl", true);
    got(back, "carl", "anna", "in between");
    letsBe(back);
    var later =
        talk()
            .dismiss("group", "carl")
            .post("anna", "group", "in between")
            .admit("group", "carl", false)
            .dismiss("group", "carl")
            .admit("group", "carl", true);
    got(later, "carl", "anna", "in between");
    letsBe(later);
    var anew =
        talk()
            .dismiss("group", "carl")
            .post("anna", "group", "in between")
            .admit("group", "carl", false);
    got(anew, "carl", "anna", "in between");
    assertThat(anew.broken()).containsExactly("OnlyMembers", "OnlyWithinPlaces");
  }

  @Test
  void whatWasOnItsWayWhenSomebodyLeftMayHaveBeenBefore() {
    var run = talk();
    run.events.add(new Event.Sent(run.tick(), "anna", Run.device("anna"), "group", "four"));
    run.said("group").add(new Stored.Post("anna", List.of("four"), false));
    run.dismiss("group", "carl");
    got(run, "carl", "anna", "four");
    letsBe(run);
  }

  @Test
  void whoAskedAfterwardsGetsNothing() {
    catches(
        "OnlyMembers",
        talk().dismiss("group", "carl"),
        run ->
            run.events.add(
                new Event.Seen(
                    run.tick(), "carl", Run.device("carl"), "group", "anna", "one", run.tick())));
  }

  @Test
  void whoHasGoneOnIsNotJudgedAsSettled() {
    var run = talked();
    run.post("anna", "group", "four");
    letsBe(run);
    catches("NoGap", run.settle("carl"));
  }

  @Test
  void aStrangerGetsSomething() {
    var run = talk();
    got(run, "dirk", "anna", "one");
    assertThat(run.broken()).containsExactly("OnlyMembers", "OnlyWithinPlaces");
  }

  @Test
  void aTextComesBack() {
    var run = talk().withdraw("group", 0);
    got(run, "carl", "anna", "one"); // live, and late
    letsBe(run);
    catches(
        "TakenBackStaysAway",
        run,
        late ->
            late.events.add(
                new Event.Seen(
                    late.tick(), "carl", Run.device("carl"), "group", "anna", "one", late.tick())));
  }

  @Test
  void anOldTextComesBack() {
    catches(
        "NewestText",
        talk().edit("group", 0, "eins").edit("group", 0, "uno"),
        run ->
            run.events.add(
                new Event.Seen(
                    run.tick(), "carl", Run.device("carl"), "group", "anna", "eins", run.tick())));
  }

  @Test
  void anUnreadCountIsWrong() {
    letsBe(talked().unread("group", "carl", 3).unread("group", "bela", 2));
    letsBe(talked().unread("group", "carl", 7).post("anna", "group", "meanwhile").showNew("group"));
    catches("UnreadRight", talked(), run -> run.unread("group", "carl", 2));
    catches("UnreadRight", talked(), run -> run.unread("group", "bela", 1)); // read by writing
    catches(
        "UnreadRight", talked().sayRead("group", "carl", 2), run -> run.unread("group", "carl", 3));
  }

  @Test
  void aCursorIsWrong() {
    catches("CursorsRight", talked(), run -> run.read("group", "carl", 1));
    catches("CursorsRight", talked(), run -> run.read("group", "bela", 2)); // read by writing
    catches(
        "CursorsRight",
        talked().sayRead("group", "carl", 2),
        run -> run.marks("group").put("carl", 1));
  }
}
