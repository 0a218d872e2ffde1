package nl.draad.server.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import nl.draad.server.demonstration.Rhythm.Step;

/// Brings pieces of conversation, each with its own beginning, into one order in which no piece
/// falls into the middle of another.
final class Score {
  /// A longer silence than this is a place where another piece may come in between.
  private static final Duration SILENCE = Duration.ofHours(5);

  private static final Duration PAUSE = Duration.ofMinutes(9);

  private final Moments moments;
  private final Rhythm rhythm;
  private final RandomGenerator random;
  private final List<List<Step>> bursts = new ArrayList<>();

  Score(Moments moments, Rhythm rhythm, RandomGenerator random) {
    this.moments = moments;
    this.rhythm = rhythm;
    this.random = random;
  }

  /// Lines that begin at a moment.
  void add(Instant start, List<? extends Line> lines) {
    var burst = new ArrayList<Step>();
    for (var step : rhythm.play(start, lines, random)) {
      if (!burst.isEmpty() && isSilence(burst.getLast().at(), step.at())) {
        bursts.add(List.copyOf(burst));
        burst.clear();
      }
      burst.add(step);
    }
    if (!burst.isEmpty()) {
      bursts.add(List.copyOf(burst));
    }
  }

  /// A script with its own beginnings.
  void add(List<Line> script) {
    var piece = new ArrayList<Line>();
    var start = moments.now();
    for (var line : script) {
      if (line instanceof Line.Begin begin) {
        add(start, piece);
        piece.clear();
        start = moments.at(begin.start());
      } else {
        piece.add(line);
      }
    }
    add(start, piece);
  }

  /// All of it, oldest first; nothing is newer than now.
  List<Step> inOrder() {
    bursts.sort(Comparator.comparing(burst -> burst.getFirst().at()));
    var steps = new ArrayList<Step>();
    for (var burst : bursts) {
      var shift = Duration.ZERO;
      if (!steps.isEmpty()) {
        var earliest = steps.getLast().at().plus(PAUSE);
        var start = burst.getFirst().at();
        shift = start.isBefore(earliest) ? Duration.between(start, earliest) : Duration.ZERO;
      }
      for (var step : burst) {
        steps.add(new Step(moments.past(step.at().plus(shift)), step.line()));
      }
    }
    return steps;
  }

  private static boolean isSilence(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(SILENCE) > 0;
  }
}
