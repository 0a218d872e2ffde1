package nl.draad.proof.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A short run of [Fuzz], always the same one.
class FuzzTest {
  private static final int COUNT = 6_000;
  private static final long SEED = 7;

  @Test
  void hostileFramesAndRequestsHarmNobody() {
    var verdict = new Fuzz(SEED).run(COUNT);
    assertThat(verdict.complaints()).as(verdict.toString()).isEmpty();
    assertThat(verdict.tally().attacks()).isGreaterThan(COUNT * 9 / 10);
    assertThat(verdict.counted("words of the bystanders")).isPositive();
  }
}
