package nl.draad.proof.abuse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// What a run has counted, and what it has to complain of. Thread-safe; complaints beyond the first
/// [#MOST] are only counted.
final class Verdict {
  private static final int MOST = 20;
  private static final int SHOWN = 600;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicLong> counted = new ConcurrentSkipListMap<>();
  private final Tally tally = new Tally();

  void count(String what) {
    counted.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
  }

  /// So many attacks of one role at one door met this.
  void met(Tally.Door door, Role role, Met met, long times) {
    tally.add(door, role, met, times);
  }

  Tally tally() {
    return tally;
  }

  void complain(String what) {
    count("complaints");
    if (complaints.size() < MOST) {
      complaints.add(what.substring(0, Math.min(SHOWN, what.length())));
    }
  }

  List<String> complaints() {
    return complaints;
  }

  long counted(String what) {
    var count = counted.get(what);
    return count == null ? 0 : count.get();
  }

  @Override
  public String toString() {
    var lines = new StringBuilder().append(tally).append('\n');
    counted.forEach((what, count) -> lines.append(String.format("%,12d  %s%n", count.get(), what)));
    complaints.forEach(complaint -> lines.append("! ").append(complaint).append('\n'));
    return lines.toString();
  }
}
