package nl.draad.proof.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import nl.draad.proof.rig.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

  @Test
  void haveNamesOfTheirOwn() {
    assertThat(Faults.all()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(Faults.all())
        .allSatisfy(fault -> assertThat(Faults.named(fault.name())).isSameAs(fault));
  }

  @Test
  void aWrongNameIsToldTheRightOnes() {
    assertThatThrownBy(() -> Faults.named("kil-node"))
        .hasMessageContaining("kill-node")
        .hasMessageEndingWith("but was kil-node");
  }

  @ParameterizedTest
  @EnumSource
  void everyRigHasItsFaults(Shape shape) {
    assertThat(Faults.all()).anyMatch(fault -> fault.scene().shapes().contains(shape));
  }

  @Test
  void anExpectationSaysWhatDiffers() {
    var second = Duration.ofSeconds(1);
    var expectation = new Expectation("quick", second, second, second, second);
    var observed = new Observed(3, 3, second, second, Duration.ofMillis(1_500), second);
    assertThat(expectation.differences(observed))
        .containsExactly("a post reached a device after 1.5 s, expected at most 1.0 s");
  }
}
