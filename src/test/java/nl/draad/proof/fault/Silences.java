package nl.draad.proof.fault;

import nl.draad.proof.line.FaultProxy;
import nl.draad.proof.line.Mode;

/// Lines on which nothing arrives, and which break when they are mended: what was swallowed is
/// lost. Stateless.
final class Silences {
  private Silences() {}

  static Fault.Trouble both(FaultProxy line) {
    line.both(Mode.SILENCE);
    return () -> mend(line);
  }

  /// Only those who connected hear nothing.
  static Fault.Trouble back(FaultProxy line) {
    line.back(Mode.SILENCE);
    return () -> mend(line);
  }

  /// Only those whom they connected with hear nothing.
  static Fault.Trouble forth(FaultProxy line) {
    line.forth(Mode.SILENCE);
    return () -> mend(line);
  }

  private static void mend(FaultProxy line) {
    line.cut();
    line.both(Mode.PASS);
  }
}
