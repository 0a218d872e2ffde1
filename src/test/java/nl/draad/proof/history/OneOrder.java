package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.stream.Stream;

/// A device shows posts in another order than they are stored in.
final class OneOrder implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.copies().stream().flatMap(copy -> disorder(evidence, copy));
  }

  private Stream<Violation> disorder(Evidence evidence, Copy copy) {
    var violations = new ArrayList<Violation>();
    var last = -1;
    var lastText = "";
    for (var shown : copy.shown()) {
      var index = evidence.place(shown.text()).map(Evidence.Place::index).orElse(last);
      if (index < last) {
        violations.add(
            broken(
                "%s shows \"%s\" after \"%s\" in %s, which comes later"
                    .formatted(shown.device(), shown.text(), lastText, shown.channel())));
      } else if (index > last) {
        last = index;
        lastText = shown.text();
      }
    }
    return violations.stream();
  }
}
