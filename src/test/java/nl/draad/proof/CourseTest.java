package nl.draad.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.fault.Faults;
import org.junit.jupiter.api.Test;

class CourseTest {

  @Test
  void everyFaultIsAloneOnceOnARigOnWhichItCanHappen() {
    var legs = new Course(Faults.all(), 7).alone();
    assertThat(legs.stream().flatMap(leg -> leg.rounds().stream()))
        .allSatisfy(round -> assertThat(round).hasSize(1))
        .hasSameSizeAs(Faults.all());
    for (var leg : legs) {
      assertThat(leg.rounds())
          .allSatisfy(round -> assertThat(round.getFirst().scene().shapes()).contains(leg.shape()));
    }
  }

  @Test
  void aMixBreaksNoPartTwiceAndFollowsFromTheSeed() {
    var course = new Course(Faults.all(), 7);
    var same = new Course(Faults.all(), 7);
    for (int i = 0; i < 20; i++) {
      var leg = course.mixed();
      assertThat(same.mixed()).isEqualTo(leg);
      assertThat(leg.rounds()).allSatisfy(CourseTest::breaksNoPartTwice);
    }
  }

  private static void breaksNoPartTwice(List<Fault> round) {
    assertThat(round).extracting(fault -> fault.scene().part()).doesNotHaveDuplicates();
  }

  @Test
  void aSingleFaultMixesWithItself() {
    var leg = new Course(List.of(Faults.named("skew-clocks")), 7).mixed();
    assertThat(leg.rounds()).allSatisfy(round -> assertThat(round).isEmpty());
  }
}
