package nl.draad.proof.history;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Once the run has settled, a device still shows a text that was changed or taken back since.
final class SameText implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.copies().stream()
        .filter(copy -> !copy.isWiped() && evidence.isSettled(copy.key().device()))
        .filter(copy -> evidence.isMemberNow(copy.key().channel(), copy.key().person()))
        .flatMap(copy -> outdated(evidence, copy));
  }

  private Stream<Violation> outdated(Evidence evidence, Copy copy) {
    return IntStream.range(0, copy.shown().size())
        .mapToObj(line -> outdated(evidence, copy, line))
        .flatMap(found -> found);
  }

  private Stream<Violation> outdated(Evidence evidence, Copy copy, int line) {
    var shown = copy.now().get(line);
    return evidence
        .place(copy.shown().get(line).text())
        .filter(place -> !place.post().text().equals(shown))
        .map(
            place ->
                broken(
                    "%s still shows \"%s\" in %s, which reads \"%s\" now"
                        .formatted(
                            copy.key().device(), shown, copy.key().channel(), place.post().text())))
        .stream();
  }
}
