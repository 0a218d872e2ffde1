package nl.draad.server.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
  private final Set<String> workers;
  private final RandomGenerator random;
  private final List<List<Step>> bursts = new ArrayList<>();

  /// @param workers who does not write in weekends
  Score(Moments moments, Rhythm rhythm, Set<String> workers, RandomGenerator random) {
    this.moments = moments;
    this.rhythm = rhythm;
    this.workers = workers;
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

  /// A script with its own beginnings, in their order.
  void add(List<Line> script) {
    var pieces = pieces(script);
    var before = Instant.MIN;
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      var after = i + 1 < pieces.size() ? moments.at(pieces.get(i + 1).start()) : moments.now();
      var start = moments.at(piece.start());
      var shifted = isWork(piece) ? moments.atWork(piece.start()) : start;
      before = before.isBefore(shifted) && shifted.isBefore(after) ? shifted : start;
      add(before, piece.lines());
    }
  }

  private record Piece(Line.Start start, List<Line> lines) {}

  private boolean isWork(Piece piece) {
    return piece.lines().stream()
        .anyMatch(line -> line instanceof Line.Say say && workers.contains(say.who()));
  }

  private static List<Piece> pieces(List<Line> script) {
    var pieces = new ArrayList<Piece>();
    for (var line : script) {
      if (line instanceof Line.Begin begin) {
        pieces.add(new Piece(begin.start(), new ArrayList<>()));
      } else {
        pieces.getLast().lines().add(line);
      }
    }
    return pieces;
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
