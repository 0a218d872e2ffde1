package nl.draad.server.demonstration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/// Makes one long thread of many small scenes: evenly over the days, each scene on a day that it
/// belongs to, with people who are there that day, and never twice in the same words.
final class Weaver {
  /// A scene does not come back within so many days.
  private static final int REST = 150;

  private final Moments moments;
  private final List<Strand> strands;
  private final BiPredicate<String, Integer> isThere;
  private final RandomGenerator random;

  /// A scene, when its lines are read in one of its wordings.
  record Woven(LocalDate day, LocalTime time, List<Line> lines) {}

  /// A scene in use.
  private static final class Strand {
    private final Scene scene;
    private final Season season;
    private final Set<String> people;
    private final int days;
    private final int times;
    private int used;
    private int lastUsed = Integer.MAX_VALUE; // days before loading

    private Strand(Scene scene) {
      this.scene = scene;
      this.season = scene.season();
      this.people = scene.people();
      this.days = scene.days(Script.read(scene.lines(), 0));
      this.times = scene.times();
    }
  }

  /// @param isThere whether somebody takes part, so many days before loading
  Weaver(
      Moments moments,
      List<Scene> scenes,
      BiPredicate<String, Integer> isThere,
      RandomGenerator random) {
    this.moments = moments;
    this.strands = scenes.stream().map(Strand::new).toList();
    this.isThere = isThere;
    this.random = random;
  }

  /// @param first day, so many days before loading
  /// @param posts at least so many, as far as the scenes reach
  List<Woven> weave(int first, int posts) {
    var woven = new ArrayList<Woven>();
    int done = 0;
    for (int ago = first; ago > 0; ago--) {
      for (var strand : possible(ago, true)) {
        woven.add(use(strand, ago));
        done += posts(woven.getLast());
      }
      double due = posts * Math.min(1, (first - ago + 1) / (first - 2.0));
      while (done < due) {
        var possible = possible(ago, false);
        if (possible.isEmpty()) {
          break;
        }
        woven.add(use(pick(possible), ago));
        done += posts(woven.getLast());
      }
    }
    return woven;
  }

  static int posts(Woven woven) {
    return (int)
        woven.lines().stream()
            .filter(line -> line instanceof Line.Say say && say.deed() == Line.Deed.POST)
            .count();
  }

  private List<Strand> possible(int ago, boolean dated) {
    var day = moments.daysAgo(ago);
    return strands.stream()
        .filter(strand -> strand.scene.isDated() == dated)
        .filter(strand -> strand.used < strand.times && ago > strand.days)
        .filter(strand -> strand.lastUsed - ago > REST)
        .filter(strand -> strand.season.covers(day, ago))
        .filter(strand -> strand.people.stream().allMatch(who -> isThere.test(who, ago)))
        .toList();
  }

  /// What is bound to a time goes before what can wait, and what was not there yet before what was.
  private Strand pick(List<Strand> possible) {
    Map<Strand, Integer> weights = new HashMap<>();
    possible.forEach(
        strand ->
            weights.put(strand, (strand.scene.isBound() ? 3 : 1) * (strand.used == 0 ? 3 : 1)));
    int total = weights.values().stream().mapToInt(Integer::intValue).sum();
    int drawn = random.nextInt(total);
    for (var strand : possible) {
      drawn -= weights.getOrDefault(strand, 0);
      if (drawn < 0) {
        return strand;
      }
    }
    throw new IllegalStateException("expected a scene below " + total);
  }

  private Woven use(Strand strand, int ago) {
    var hour = strand.scene.hour();
    int begin = hour == null ? 9 + random.nextInt(11) : hour;
    var lines = Script.read(strand.scene.lines(), strand.used);
    strand.used++;
    strand.lastUsed = ago;
    return new Woven(moments.daysAgo(ago), LocalTime.of(begin, 2 + random.nextInt(50)), lines);
  }
}
