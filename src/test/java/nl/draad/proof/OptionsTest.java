package nl.draad.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.fault.Faults;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void whatIsNotGivenIsUsual() {
    var options = Options.read(List.of("minutes=", "faults="), 7);
    assertThat(options.minutes()).isEqualTo(60);
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.nodes()).isEqualTo(3);
    assertThat(options.faults()).isEqualTo(Faults.all());
  }

  @Test
  void tellsTheCommandThatDoesItOnceMore() {
    var options = Options.read(List.of("minutes=5", "seed=-12", "faults=kill-node, kill-redis"), 7);
    assertThat(options.faults()).extracting(Fault::name).containsExactly("kill-node", "kill-redis");
    assertThat(options.command())
        .endsWith(
            "-Dproof.minutes=5 -Dproof.seed=-12 -Dproof.faults=kill-node,kill-redis"
                + " -Dproof.nodes=3");
  }

  @Test
  void complainsOfEverythingAtOnceAndByName() {
    var wrong = List.of("minutes=0", "seed=x", "faults=kil-node", "nodes=9", "color=red");
    assertThatThrownBy(() -> Options.read(wrong, 7))
        .hasMessageContaining("minutes: expected 1 to 10080 but was 0")
        .hasMessageContaining("seed: expected a whole number but was x")
        .hasMessageContaining("faults: expected one of kill-node")
        .hasMessageContaining("nodes: expected 1 to 5 but was 9")
        .hasMessageContaining("color: expected minutes");
  }
}
