package nl.draad.proof.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// An acknowledged deed at the desk or in a team is not in the store.
final class DeedsAreKept implements Rule {
  private record Seat(String channel, String person) {}

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var asked =
        evidence.all(Event.Asked.class).stream()
            .filter(event -> !has(evidence, event.chat(), chat -> isOf(chat, event.client())))
            .map(
                event ->
                    broken(
                        "the chat %s of %s is not stored".formatted(event.chat(), event.client())));
    var claimed =
        evidence.all(Event.Claimed.class).stream()
            .filter(event -> !has(evidence, event.chat(), chat -> took(chat, event.worker())))
            .map(
                event ->
                    broken(
                        "%s took %s, and is not stored as its owner"
                            .formatted(event.worker(), event.chat())));
    var ended =
        evidence.all(Event.Ended.class).stream()
            .filter(event -> has(evidence, event.chat(), Stored.Chat::active))
            .map(
                event ->
                    broken("%s ended %s, which goes on".formatted(event.person(), event.chat())));
    return Stream.of(asked, claimed, ended, teams(evidence)).flatMap(all -> all);
  }

  private static boolean has(Evidence evidence, String id, Predicate<Stored.Chat> which) {
    return evidence.chat(id).filter(which).isPresent();
  }

  private static boolean isOf(Stored.Chat chat, String client) {
    return chat.client().equals(client);
  }

  private static boolean took(Stored.Chat chat, String worker) {
    return chat.worker().equals(worker);
  }

  private Stream<Violation> teams(Evidence evidence) {
    Map<Seat, Boolean> in = new HashMap<>();
    Map<Seat, Long> since = new HashMap<>();
    for (var event : evidence.all(Event.Admitted.class)) {
      settle(in, since, new Seat(event.channel(), event.person()), event.at(), true);
    }
    for (var event : evidence.all(Event.Dismissed.class)) {
      settle(in, since, new Seat(event.channel(), event.person()), event.at(), false);
    }
    return in.entrySet().stream()
        .filter(
            entry ->
                evidence.isMemberNow(entry.getKey().channel(), entry.getKey().person())
                    != entry.getValue())
        .map(
            entry ->
                broken(
                    "%s should%s be in %s"
                        .formatted(
                            entry.getKey().person(),
                            entry.getValue() ? "" : " not",
                            entry.getKey().channel())));
  }

  private static void settle(
      Map<Seat, Boolean> in, Map<Seat, Long> since, Seat seat, long at, boolean now) {
    if (at >= since.getOrDefault(seat, 0L)) {
      since.put(seat, at);
      in.put(seat, now);
    }
  }
}
