package nl.draad.proof.history;

import java.util.stream.Stream;

/// An acknowledged post, edit or withdrawal is not in the store.
final class AcknowledgedIsStored implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return Stream.of(posts(evidence), edits(evidence), withdrawals(evidence)).flatMap(all -> all);
  }

  private Stream<Violation> posts(Evidence evidence) {
    return evidence.all(Event.Acked.class).stream()
        .filter(
            ack ->
                evidence
                    .place(ack.text())
                    .filter(place -> place.channel().equals(ack.channel()))
                    .filter(place -> place.post().author().equals(ack.person()))
                    .isEmpty())
        .map(
            ack ->
                broken(
                    "\"%s\" of %s was acknowledged and is not stored in %s"
                        .formatted(ack.text(), ack.person(), ack.channel())));
  }

  private Stream<Violation> edits(Evidence evidence) {
    return evidence.all(Event.Edited.class).stream()
        .filter(
            edit ->
                evidence
                    .place(edit.was())
                    .filter(place -> place.post().texts().contains(edit.text()))
                    .isEmpty())
        .map(
            edit ->
                broken(
                    "that \"%s\" of %s became \"%s\" was acknowledged and is not stored"
                        .formatted(edit.was(), edit.person(), edit.text())));
  }

  private Stream<Violation> withdrawals(Evidence evidence) {
    return evidence.all(Event.Withdrawn.class).stream()
        .filter(
            event ->
                evidence.place(event.was()).filter(place -> place.post().withdrawn()).isEmpty())
        .map(
            event ->
                broken(
                    "that %s took \"%s\" back was acknowledged and is not stored"
                        .formatted(event.person(), event.was())));
  }
}
