package nl.draad.proof.history;

import java.util.stream.Stream;

/// Somebody got a text that stands in the log outside every membership of that person.
final class OnlyWithinPlaces implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.deliveries().stream().flatMap(got -> outside(evidence, got));
  }

  private Stream<Violation> outside(Evidence evidence, Event.Delivery got) {
    return evidence
        .place(got.text())
        .filter(
            place ->
                evidence.memberships(place.channel(), got.person()).stream()
                    .noneMatch(member -> member.covers(place.index())))
        .map(
            place ->
                broken(
                    "%s got \"%s\" of %s in %s, which is not said to %s"
                        .formatted(
                            got.device(), got.text(), got.author(), got.channel(), got.person())))
        .stream();
  }
}
