package nl.draad.proof.history;

import java.util.stream.Stream;

/// A device got a text that is not stored, or not there, or not of that author.
final class NothingInvented implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.deliveries().stream()
        .filter(
            delivery ->
                evidence
                    .place(delivery.text())
                    .filter(place -> place.channel().equals(delivery.channel()))
                    .filter(place -> place.post().author().equals(delivery.author()))
                    .isEmpty())
        .map(
            delivery ->
                broken(
                    "%s got \"%s\" of %s in %s, where %s has no such text stored"
                        .formatted(
                            delivery.device(),
                            delivery.text(),
                            delivery.author(),
                            delivery.channel(),
                            delivery.author())));
  }
}
