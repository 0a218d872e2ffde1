package nl.draad.proof.abuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What the attacks of a run met: each counted once, by its door and by whose it was. Thread-safe.
final class Tally {
  private static final List<Role> ROLES = List.of(Role.VISITOR, Role.CLIENT, Role.WORKER);
  private static final int ENOUGH = 1_000; // fewer attacks at a door have no shares to judge

  private final Map<Cell, LongAdder> cells = new ConcurrentHashMap<>();

  enum Door {
    FRAMES,
    REQUESTS
  }

  private record Cell(Door door, Role role, Met met) {}

  void add(Door door, Role role, Met met, long times) {
    if (times > 0) {
      cells.computeIfAbsent(new Cell(door, role, met), _ -> new LongAdder()).add(times);
    }
  }

  /// How many attacks there were.
  long attacks() {
    return cells.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /// The share of the attacks at this door that met this.
  double share(Door door, Met met) {
    return count(door, ROLES, List.of(met)) / (double) Math.max(1, count(door));
  }

  /// Why this run was hollow; nothing when it was not.
  List<String> hollow() {
    var complaints = new ArrayList<String>();
    for (var door : Door.values()) {
      if (count(door) < ENOUGH) {
        continue;
      }
      for (var met : Met.values()) {
        if (share(door, met) > met.most) {
          complaints.add("hollow: expected at most " + of(met.most, door, met));
        }
      }
      if (share(door, Met.DONE) < Met.LEAST_DONE) {
        complaints.add("hollow: expected at least " + of(Met.LEAST_DONE, door, Met.DONE));
      }
    }
    return complaints;
  }

  private String of(double bound, Door door, Met met) {
    return "%.1f %% of the %s to meet %s but was %.1f %%"
        .formatted(bound * 100, door, met, share(door, met) * 100);
  }

  private long count(Door door) {
    return count(door, ROLES, List.of(Met.values()));
  }

  private long count(Door door, List<Role> roles, List<Met> mets) {
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().door() == door)
        .filter(cell -> roles.contains(cell.getKey().role()))
        .filter(cell -> mets.contains(cell.getKey().met()))
        .mapToLong(cell -> cell.getValue().sum())
        .sum();
  }

  /// A table for each door: the shares of all attacks, and how many there were of each role.
  @Override
  public String toString() {
    var table = new StringBuilder();
    for (var door : Door.values()) {
      table.append("%n%-12s %8s%12s".formatted(door, "share", "all"));
      ROLES.forEach(role -> table.append("%12s".formatted(role)));
      for (var met : Met.values()) {
        var all = count(door, ROLES, List.of(met));
        table.append("%n%-12s %6.2f %%%,12d".formatted(met, share(door, met) * 100, all));
        ROLES.forEach(
            role -> table.append("%,12d".formatted(count(door, List.of(role), List.of(met)))));
      }
      table.append("%n%-12s %8s%,12d%n".formatted("", "", count(door)));
    }
    return table.toString();
  }
}
