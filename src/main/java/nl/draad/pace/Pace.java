package nl.draad.pace;

import java.time.Duration;

/// How often one caller may ask for something: `times` at once, and as many again `within` that
/// time, evenly spread. It holds per node.
public record Pace(int times, Duration within) {
  public Pace {
    if (times < 1 || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(
          "expected a pace of at least once in some time but was " + times + " in " + within);
    }
  }

  /// As many a minute.
  public static Pace perMinute(int times) {
    return new Pace(times, Duration.ofMinutes(1));
  }
}
