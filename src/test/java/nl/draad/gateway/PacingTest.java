package nl.draad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The edges of the pace, by the nanosecond.
class PacingTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private final Limits limits = Limits.usual();
  private final Pacing pacing = new Pacing(limits, 0);

  @Test
  void fourSecondsWorthIsAllowedAtOnceAndNoMore() {
    assertThat(LongStream.range(0, 160).allMatch(_ -> pacing.allows(0))).isTrue();
    assertThat(pacing.allows(0)).isFalse();
  }

  @Test
  void fortyASecondGoOnForEver() {
    for (var i = 0; i < 160; i++) {
      pacing.allows(0);
    }
    var each = SECOND / 40;
    assertThat(LongStream.rangeClosed(1, 10_000).allMatch(i -> pacing.allows(i * each))).isTrue();
    assertThat(pacing.allows(10_000 * each)).isFalse();
    assertThat(pacing.allows(10_001 * each - 1)).isFalse();
  }

  @Test
  void aLongSilenceSavesUpNoMoreThanThat() {
    assertThat(pacing.allows(1_000 * MINUTE)).isTrue();
    for (var i = 0; i < 159; i++) {
      pacing.allows(1_000 * MINUTE);
    }
    assertThat(pacing.allows(1_000 * MINUTE)).isFalse();
  }

  @Test
  void theTwentiethUnreadableFrameOfAMinuteIsOneTooMany() {
    for (var i = 1; i < 20; i++) {
      assertThat(pacing.malformed(i)).isFalse();
    }
    assertThat(pacing.malformed(MINUTE)).isTrue();
  }

  @Test
  void anotherMinuteBeginsAnew() {
    for (var i = 1; i < 20; i++) {
      pacing.malformed(i);
    }
    assertThat(pacing.malformed(MINUTE + 1)).isFalse();
  }

  @Test
  void theTwoHundredthFrameThatCameTooFastIsOneTooMany() {
    for (var i = 1; i < 200; i++) {
      assertThat(pacing.tooFast(i)).isFalse();
    }
    assertThat(pacing.tooFast(200)).isTrue();
  }
}
