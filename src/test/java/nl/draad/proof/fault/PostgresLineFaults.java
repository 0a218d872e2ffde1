package nl.draad.proof.fault;

import static nl.draad.proof.fault.Part.LOG;
import static nl.draad.proof.fault.Part.POSTGRES_LINES;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import nl.draad.proof.line.FaultProxy;
import nl.draad.proof.line.Mode;
import nl.draad.proof.rig.Rig;

/// Bad lines to PostgreSQL, and transactions of others in the way.
final class PostgresLineFaults {
  private static final int LASTS_SECONDS = 15;
  private static final Mode LATE = new Mode.Delay(Duration.ofMillis(20), Duration.ofMillis(200));

  /// For so long commits get through while their answers do not.
  private static final long LOST_MILLIS = 1_500;

  private PostgresLineFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "slow-postgres",
            "What goes between the nodes and PostgreSQL comes up to 200 ms later.",
            Fault.Scene.any(POSTGRES_LINES, LASTS_SECONDS),
            Expectation.allWait("everything works, slower", 0),
            PostgresLineFaults::delay),
        new Fault(
            "drop-postgres",
            "Nothing arrives between one node and PostgreSQL, and nobody is told.",
            Fault.Scene.any(POSTGRES_LINES, LASTS_SECONDS),
            Expectation.someWait("posts through the other nodes go on", LASTS_SECONDS),
            (rig, random) -> Silences.both(rig.node(random).postgres())),
        new Fault(
            "refuse-postgres",
            "PostgreSQL refuses one node.",
            Fault.Scene.any(POSTGRES_LINES, LASTS_SECONDS),
            Expectation.someWait("posts through the other nodes go on", LASTS_SECONDS),
            PostgresLineFaults::refuse),
        new Fault(
            "lose-answers",
            "Commits of one node get through, their answers do not; then its lines break. Again and"
                + " again.",
            Fault.Scene.any(POSTGRES_LINES, LASTS_SECONDS),
            Expectation.someWait("posts through the other nodes go on", LASTS_SECONDS),
            PostgresLineFaults::loseAnswers),
        new Fault(
            "hold-place",
            "A transaction of somebody else holds the next place of the busiest channels open; in"
                + " the end it is committed in some, rolled back in others.",
            Fault.Scene.any(LOG, LASTS_SECONDS),
            Expectation.someWait("posts in the other channels go on", LASTS_SECONDS),
            (rig, random) -> HeldPlaces.take(rig.postgres().jdbcUrl(), random)));
  }

  private static Fault.Trouble delay(Rig rig, RandomGenerator random) {
    rig.nodes().forEach(node -> node.postgres().both(LATE));
    return () -> rig.nodes().forEach(node -> node.postgres().both(Mode.PASS));
  }

  private static Fault.Trouble refuse(Rig rig, RandomGenerator random) {
    var line = rig.node(random).postgres();
    line.refuse();
    line.cut();
    return line::accept;
  }

  private static Fault.Trouble loseAnswers(Rig rig, RandomGenerator random) {
    var line = rig.node(random).postgres();
    var silent = new AtomicBoolean();
    return Repeated.every(
        LOST_MILLIS,
        () -> {
          if (silent.compareAndSet(false, true)) {
            line.back(Mode.SILENCE);
          } else {
            silent.set(false);
            breakOff(line);
          }
        },
        () -> breakOff(line));
  }

  private static void breakOff(FaultProxy line) {
    line.cut();
    line.back(Mode.PASS);
  }
}
