package nl.draad.proof.history;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// A device shows a post twice.
final class ShownOnce implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.copies().stream().flatMap(copy -> twice(evidence, copy));
  }

  private Stream<Violation> twice(Evidence evidence, Copy copy) {
    Set<Object> seen = new HashSet<>();
    return copy.shown().stream()
        .filter(shown -> !shown.text().equals(Event.TAKEN_BACK))
        .filter(shown -> !seen.add(post(evidence, shown.text())))
        .map(
            shown ->
                broken(
                    "%s shows \"%s\" of %s twice in %s"
                        .formatted(shown.device(), shown.text(), shown.author(), shown.channel())));
  }

  /// The post, whichever of its texts this is; the text itself when it is not stored.
  private static Object post(Evidence evidence, String text) {
    return evidence.place(text).<Object>map(Evidence.Place::index).orElse(text);
  }
}
