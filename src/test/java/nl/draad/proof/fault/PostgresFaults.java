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
        new Fault(
            "restart-postgres",
            "PostgreSQL is stopped in good order, and started again.",
            Fault.Scene.any(POSTGRES, AWAY_SECONDS),
            Expectation.allWait(WAITS, AWAY_SECONDS),
            PostgresFaults::restart),
        new Fault(
            "crash-postgres",
            "PostgreSQL is killed, and started again: it recovers from its log.",
            Fault.Scene.any(POSTGRES, AWAY_SECONDS),
            Expectation.allWait(WAITS, AWAY_SECONDS),
            PostgresFaults::crash),
        new Fault(
            "pause-postgres",
            "PostgreSQL stands still for longer than every time-out, and goes on.",
            Fault.Scene.any(POSTGRES, PAUSED_SECONDS),
            Expectation.allWait(WAITS, PAUSED_SECONDS),
            PostgresFaults::pause),
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

  private static Fault.Trouble restart(Rig rig, RandomGenerator random) {
    rig.postgres().stop();
    return rig.postgres()::restart;
  }

  private static Fault.Trouble crash(Rig rig, RandomGenerator random) {
    rig.postgres().crash();
    return rig.postgres()::restart;
  }

  private static Fault.Trouble pause(Rig rig, RandomGenerator random) {
    rig.postgres().freeze();
    return rig.postgres()::thaw;
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
