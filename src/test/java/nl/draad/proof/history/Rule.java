package nl.draad.proof.history;

import java.util.stream.Stream;

/// One way to break a promise, and how to notice it. Stateless.
interface Rule {
  /// Every time that it was broken.
  Stream<Violation> violations(Evidence evidence);

  /// The name in reports.
  default String name() {
    return getClass().getSimpleName();
  }

  /// That it was broken.
  default Violation broken(String story) {
    return new Violation(name(), story);
  }
}
