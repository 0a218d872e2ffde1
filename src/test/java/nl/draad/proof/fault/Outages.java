package nl.draad.proof.fault;

import nl.draad.testing.Breakable;

/// Servers that are away for a while and come back where they were. Stateless.
final class Outages {
  private Outages() {}

  /// Its connections break at once.
  static Fault.Trouble killed(Breakable server) {
    server.crash();
    return server::restart;
  }

  /// Its connections stay open, and nobody is told.
  static Fault.Trouble paused(Breakable server) {
    server.freeze();
    return server::thaw;
  }
}
