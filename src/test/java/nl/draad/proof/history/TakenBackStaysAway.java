package nl.draad.proof.history;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A request that went out after a withdrawal had been acknowledged brought the text all the same.
final class TakenBackStaysAway implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    Map<Stored.Post, Long> takenBack = new HashMap<>();
    for (var event : evidence.all(Event.Withdrawn.class)) {
      evidence
          .place(event.was())
          .ifPresent(place -> takenBack.merge(place.post(), event.at(), Math::min));
    }
    return evidence.deliveries().stream()
        .filter(got -> got.asked() > takenBackAt(evidence, takenBack, got))
        .map(
            got ->
                broken(
                    "%s asked for %s after \"%s\" of %s had been taken back, and got it"
                        .formatted(got.device(), got.channel(), got.text(), got.author())));
  }

  private static long takenBackAt(
      Evidence evidence, Map<Stored.Post, Long> takenBack, Event.Delivery got) {
    return evidence
        .place(got.text())
        .map(place -> takenBack.getOrDefault(place.post(), Long.MAX_VALUE))
        .orElse(Long.MAX_VALUE);
  }
}
