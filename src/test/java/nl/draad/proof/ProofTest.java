package nl.draad.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.fault.Faults;
import nl.draad.proof.load.Scale;
import nl.draad.proof.rig.Rig;
import nl.draad.proof.rig.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The proof in short: two nodes, the faults that tell most, each for a few seconds. The command in
/// `src/docs/proof.md` does it with all of them and for as long as one likes.
class ProofTest {
  private static final Path FOLDER = Path.of("target", "proof-test");
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private static final List<Fault> TELLING =
      List.of(
          Faults.named("kill-node").lasting(SHORTLY),
          Faults.named("kill-redis").lasting(SHORTLY),
          Faults.named("crash-postgres").lasting(Duration.ofSeconds(2)),
          Faults.named("cut-devices").lasting(SHORTLY));

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES) // on a machine with much else to do
  void nothingIsLostAndNothingLeaksWhateverDies() {
    var plan = new Rig.Plan(Shape.PLAIN, 2, 7, FOLDER);
    try (var trial = Trial.start(plan, Scale.modest())) {
      for (int i = 0; i < TELLING.size(); i++) {
        var scene = new RoundResult.Scene(i + 1, Shape.PLAIN, List.of(TELLING.get(i)));
        var round = trial.run(scene, Duration.ZERO);
        assertThat(round.complaints()).as("%s, see %s", scene.names(), FOLDER).isEmpty();
        assertThat(round.observed().acks()).as(scene.names()).isPositive();
      }
    }
  }
}
