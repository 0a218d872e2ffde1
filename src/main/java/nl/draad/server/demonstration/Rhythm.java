package nl.draad.server.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// How fast people answer each other, by the sort of place where they talk.
enum Rhythm {
  CHAT(6, 20, 0.15),
  GROUP(25, 200, 0.3),
  MESSAGES(240, 1500, 0.5);

  private static final Duration LONG = Duration.ofHours(6);

  private final int least; // seconds
  private final int spread;
  private final double perCharacter;

  Rhythm(int least, int spread, double perCharacter) {
    this.least = least;
    this.spread = spread;
    this.perCharacter = perCharacter;
  }

  /// A line and when it happened.
  record Step(Instant at, Line line) {}

  /// When each line happened, if the first one did at this moment.
  List<Step> play(Instant start, List<? extends Line> lines, RandomGenerator random) {
    var steps = new ArrayList<Step>(lines.size());
    var at = start;
    for (var line : lines) {
      at = steps.isEmpty() ? start : at.plus(gap(line, random));
      steps.add(new Step(at, line));
    }
    return steps;
  }

  private Duration gap(Line line, RandomGenerator random) {
    return switch (line) {
      case Line.Say say ->
          say.gap().map(gap -> written(gap, random)).orElseGet(() -> usual(say, random));
      case Line.Claim _, Line.LetIn _, Line.Leave _, Line.Begin _ -> Duration.ofSeconds(20);
    };
  }

  private Duration usual(Line.Say say, RandomGenerator random) {
    return say.deed() == Line.Deed.POST
        ? seconds(least + spread * random.nextDouble() + perCharacter * say.text().length())
        : seconds(15 + 45 * random.nextDouble());
  }

  /// What the file says, but nobody writes by the clock.
  private static Duration written(Duration gap, RandomGenerator random) {
    var most = gap.compareTo(LONG) < 0 ? gap.toSeconds() / 5.0 : 2400;
    return gap.plus(seconds(most * random.nextDouble()));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }
}
