package nl.draad.proof.fault;

import static nl.draad.proof.fault.Part.POSTGRES;

import java.util.List;
import java.util.random.RandomGenerator;
import nl.draad.proof.rig.Rig;
import nl.draad.proof.rig.Shape;

/// PostgreSQL that stops, dies, stands still, is full, or is lost for good. Posts are refused
/// retryably meanwhile, and devices repeat them by themselves.
final class PostgresFaults {
  private static final int AWAY_SECONDS = 10;

  /// Longer than every time-out: the longest is that of an answer, 12 seconds.
  private static final int PAUSED_SECONDS = 20;

  private static final int FULL_SECONDS = 15;
  private static final int PROMOTED_SECONDS = 5;
  private static final String WAITS = "posts are refused retryably and repeated until they are in";

  private PostgresFaults() {}

  static List<Fault> all() {
    return List.of(
        away(
            "restart-postgres",
            "PostgreSQL is stopped in good order, and started again.",
            AWAY_SECONDS,
            PostgresFaults::restart),
        away(
            "crash-postgres",
            "PostgreSQL is killed, and started again: it recovers from its log.",
            AWAY_SECONDS,
            (rig, _) -> Outages.killed(rig.postgres())),
        away(
            "pause-postgres",
            "PostgreSQL stands still for longer than every time-out, and goes on.",
            PAUSED_SECONDS,
            (rig, _) -> Outages.paused(rig.postgres())),
        new Fault(
            "fail-over",
            "The primary is killed for good under load, and a synchronous standby takes over.",
            Fault.Scene.only(Shape.PAIR, POSTGRES, PROMOTED_SECONDS),
            Expectation.allWait(WAITS, AWAY_SECONDS),
            PostgresFaults::failOver),
        new Fault(
            "fill-disk",
            "The disk of PostgreSQL is full; then there is room again.",
            Fault.Scene.only(Shape.SMALL_DISK, POSTGRES, FULL_SECONDS),
            Expectation.allWait(WAITS, FULL_SECONDS),
            PostgresFaults::fill));
  }

  /// On every rig, all posts wait as long as it lasts.
  private static Fault away(String name, String what, int seconds, Fault.Beginning beginning) {
    return new Fault(
        name,
        what,
        Fault.Scene.any(POSTGRES, seconds),
        Expectation.allWait(WAITS, seconds),
        beginning);
  }

  private static Fault.Trouble restart(Rig rig, RandomGenerator random) {
    rig.postgres().stop();
    return rig.postgres()::restart;
  }

  /// The new primary gets a standby again when all is over, for which it is restarted once.
  private static Fault.Trouble failOver(Rig rig, RandomGenerator random) {
    rig.failOver();
    return rig.postgres()::followAgain;
  }

  private static Fault.Trouble fill(Rig rig, RandomGenerator random) {
    rig.postgres().fillDisk();
    return rig.postgres()::emptyDisk;
  }
}
