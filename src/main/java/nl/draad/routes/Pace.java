package nl.draad.routes;

import java.time.Duration;

/// How often one caller may use a route: `times` at once, and as many again `within` that time,
/// evenly spread. A caller is a person where the route asks for one, and otherwise an address. It
/// holds per node; faster is refused with [nl.draad.wire.Refusal#TOO_FAST].
public record Pace(int times, Duration within) {
  public Pace {
    if (times < 1 || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(
          "expected a pace of at least once in some time but was " + times + " in " + within);
    }
  }
}
