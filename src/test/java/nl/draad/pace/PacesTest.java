package nl.draad.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacesTest {
  private static final Pace PACE = new Pace(4, Duration.ofSeconds(8));
  private final AtomicLong now = new AtomicLong(-17);
  private final Paces paces = new Paces(now::get);

  @Test
  void allAtOnceThenOneByOne() {
    for (var i = 0; i < 4; i++) {
      assertThat(take("anna")).isZero();
    }
    assertThat(take("anna")).isEqualTo(Duration.ofSeconds(2));
    pass(Duration.ofMillis(1_999));
    assertThat(take("anna")).isEqualTo(Duration.ofMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(take("anna")).isZero();
    assertThat(take("anna")).isEqualTo(Duration.ofSeconds(2));
    pass(Duration.ofMinutes(1));
    for (var i = 0; i < 4; i++) {
      assertThat(take("anna")).isZero();
    }
    assertThat(take("anna")).isPositive();
  }

  @Test
  void callersAndUsesAreApart() {
    for (var i = 0; i < 4; i++) {
      take("anna");
    }
    assertThat(take("bela")).isZero();
    assertThat(paces.take("other", PACE, "anna")).isZero();
  }

  @Test
  void aFastPaceIsAPaceToo() {
    var fast = new Pace(5_000, Duration.ofSeconds(1));
    for (var i = 0; i < 5_000; i++) {
      assertThat(paces.take("fast", fast, "anna")).isZero();
    }
    assertThat(paces.take("fast", fast, "anna")).isEqualTo(Duration.ofNanos(200_000));
  }

  @Test
  void whoGoesOnAskingIsRememberedAmongAnyNumberOfStrangers() {
    for (var i = 0; i < 4; i++) {
      take("anna");
    }
    for (var i = 0; i < 4 * Paces.REMEMBERED; i++) {
      take("stranger " + i);
      if (i % (Paces.REMEMBERED / 2) == 0) {
        assertThat(take("anna")).isPositive();
      }
    }
    assertThat(take("anna")).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void noNumberOfStrangersTakesMoreRoom() {
    for (var i = 0; i < 5 * Paces.REMEMBERED; i++) {
      take("stranger " + i);
    }
    assertThat(paces.size()).isBetween(Paces.REMEMBERED, 2 * Paces.REMEMBERED);
  }

  @Test
  void aWaitIsToldInWholeSecondsAndNeverTooShort() {
    assertThat(Paces.seconds(Duration.ofNanos(1))).isEqualTo(1);
    assertThat(Paces.seconds(Duration.ofSeconds(2))).isEqualTo(2);
    assertThat(Paces.seconds(Duration.ofSeconds(2).plusNanos(1))).isEqualTo(3);
  }

  @Test
  void aPaceWithoutUseOrTimeIsMisuse() {
    assertThatThrownBy(() -> new Pace(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Duration take(String caller) {
    return paces.take("test", PACE, caller);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
