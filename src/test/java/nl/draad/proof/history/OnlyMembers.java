package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Somebody got a text that none of that person's memberships allows, by the clock of who recorded:
/// each was over before the text was sent first, or before the request went out that brought it, or
/// can only have begun later, or does not show the past and began after the text was acknowledged.
final class OnlyMembers implements Rule {
  private record Seat(String channel, String person) {}

  /// A membership, as long as it can have been.
  ///
  /// @param past whether it shows what was said before
  private record Stay(long from, long to, boolean past) {
    boolean allows(Evidence evidence, Event.Delivery got) {
      return got.at() >= from
          && got.asked() <= to
          && evidence.sentAt(got.text()) <= to
          && (past || evidence.ackedAt(got.text()) >= from);
    }
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var stays = stays(evidence);
    return evidence.deliveries().stream()
        .filter(
            got ->
                stays.getOrDefault(new Seat(got.channel(), got.person()), List.of()).stream()
                    .noneMatch(stay -> stay.allows(evidence, got)))
        .map(
            got ->
                broken(
                    "%s got \"%s\" of %s in %s while not in it"
                        .formatted(got.device(), got.text(), got.author(), got.channel())));
  }

  private static Map<Seat, List<Stay>> stays(Evidence evidence) {
    var ends = new HashMap<Seat, List<Event.Dismissed>>();
    for (var end : evidence.all(Event.Dismissed.class)) {
      ends.computeIfAbsent(new Seat(end.channel(), end.person()), _ -> new ArrayList<>()).add(end);
    }
    var stays = new HashMap<Seat, List<Stay>>();
    admissions(evidence)
        .forEach(
            begin -> {
              var seat = new Seat(begin.channel(), begin.person());
              stays
                  .computeIfAbsent(seat, _ -> new ArrayList<>())
                  .add(stay(begin, ends.getOrDefault(seat, List.of())));
            });
    return stays;
  }

  private static Stay stay(Event.Admitted begin, List<Event.Dismissed> ends) {
    var end =
        ends.stream()
            .filter(one -> one.begun() >= begin.begun())
            .mapToLong(Event.Dismissed::at)
            .min()
            .orElse(Long.MAX_VALUE);
    return new Stay(begin.begun(), end, begin.past());
  }

  /// Everyone let in: by a client's decision, by asking for a chat, by taking one.
  private static Stream<Event.Admitted> admissions(Evidence evidence) {
    var asked =
        evidence.all(Event.Asked.class).stream()
            .map(event -> admitted(event.begun(), event.chat(), event.client()));
    var claimed =
        evidence.all(Event.Claimed.class).stream()
            .map(event -> admitted(event.begun(), event.chat(), event.worker()));
    var perhaps =
        evidence.all(Event.Unanswered.class).stream()
            .flatMap(
                event ->
                    evidence.stored().chats().stream()
                        .filter(chat -> chat.worker().equals(event.person()))
                        .map(chat -> admitted(event.begun(), chat.id(), chat.worker())));
    return Stream.of(evidence.all(Event.Admitted.class).stream(), asked, claimed, perhaps)
        .flatMap(all -> all);
  }

  private static Event.Admitted admitted(long begun, String channel, String person) {
    return new Event.Admitted(begun, begun, channel, person, true);
  }
}
