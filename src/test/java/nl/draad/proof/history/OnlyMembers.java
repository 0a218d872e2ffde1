package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Somebody got a text outside every membership, by the clock of who recorded: it was sent first
/// after that person's membership had ended for certain, and it came before the next one can have
/// begun, or was stored before that and this one does not show the past.
final class OnlyMembers implements Rule {
  private record Seat(String channel, String person) {}

  /// A time without membership, for certain.
  ///
  /// @param to when the next membership can have begun
  /// @param past whether that one shows what was said before
  private record Absence(long from, long to, boolean past) {
    boolean forbids(Evidence evidence, Event.Delivery got) {
      return evidence.sentAt(got.text()) > from
          && (got.at() < to || (!past && evidence.ackedAt(got.text()) < to));
    }
  }

  private static final Absence ALWAYS = new Absence(-1, Long.MAX_VALUE, false);

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var absences = absences(evidence);
    return evidence.deliveries().stream()
        .filter(
            got ->
                absences
                    .getOrDefault(new Seat(got.channel(), got.person()), List.of(ALWAYS))
                    .stream()
                    .anyMatch(absence -> absence.forbids(evidence, got)))
        .map(
            got ->
                broken(
                    "%s got \"%s\" of %s in %s while not in it"
                        .formatted(got.device(), got.text(), got.author(), got.channel())));
  }

  private static Map<Seat, List<Absence>> absences(Evidence evidence) {
    var begins = new HashMap<Seat, List<Event.Admitted>>();
    admissions(evidence)
        .sorted(Comparator.comparingLong(Event.Admitted::begun))
        .forEach(
            event ->
                begins
                    .computeIfAbsent(
                        new Seat(event.channel(), event.person()), _ -> new ArrayList<>())
                    .add(event));
    var absences = new HashMap<Seat, List<Absence>>();
    begins.forEach(
        (seat, all) ->
            absences
                .computeIfAbsent(seat, _ -> new ArrayList<>())
                .add(new Absence(-1, all.getFirst().begun(), all.getFirst().past())));
    for (var end : evidence.all(Event.Dismissed.class)) {
      var seat = new Seat(end.channel(), end.person());
      absences
          .computeIfAbsent(seat, _ -> new ArrayList<>())
          .add(absence(end, begins.getOrDefault(seat, List.of())));
    }
    return absences;
  }

  private static Absence absence(Event.Dismissed end, List<Event.Admitted> begins) {
    return begins.stream()
        .filter(begin -> begin.begun() >= end.begun())
        .findFirst()
        .map(begin -> new Absence(end.at(), begin.begun(), begin.past()))
        .orElseGet(() -> new Absence(end.at(), Long.MAX_VALUE, false));
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
