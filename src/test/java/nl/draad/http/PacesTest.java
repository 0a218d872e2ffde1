package nl.draad.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import nl.draad.routes.Pace;
import nl.draad.testing.TestClock;
import org.junit.jupiter.api.Test;

class PacesTest {
  private static final Pace PACE = new Pace(4, Duration.ofSeconds(8));
  private final TestClock clock = TestClock.standing();
  private final Paces paces = new Paces(clock);

  @Test
  void allAtOnceThenOneByOne() {
    for (var i = 0; i < 4; i++) {
      assertThat(take("anna")).isZero();
    }
    assertThat(take("anna")).isEqualTo(Duration.ofSeconds(2));
    clock.pass(Duration.ofMillis(1_999));
    assertThat(take("anna")).isEqualTo(Duration.ofMillis(1));
    clock.pass(Duration.ofMillis(1));
    assertThat(take("anna")).isZero();
    assertThat(take("anna")).isEqualTo(Duration.ofSeconds(2));
    clock.pass(Duration.ofMinutes(1));
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
  void moreCallersThanCanBeRememberedForgetEverybody() {
    for (var i = 0; i < 4; i++) {
      take("anna");
    }
    for (var i = 0; i < Paces.MOST; i++) {
      take("stranger " + i);
    }
    assertThat(take("anna")).isZero();
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
}
