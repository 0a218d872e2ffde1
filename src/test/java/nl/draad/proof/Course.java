package nl.draad.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.fault.Part;
import nl.draad.proof.rig.Shape;

/// Which faults happen in which order: each alone first, then mixes, all of it from the seed. Not
/// thread-safe.
final class Course {
  private static final int MOST_AT_ONCE = 4;
  private static final int SHORTEST_SECONDS = 5;
  private static final int MIXES_PER_RIG = 8;

  private final List<Fault> faults;
  private final Random random;

  /// Rounds on one rig.
  record Leg(Shape shape, List<List<Fault>> rounds) {}

  Course(List<Fault> faults, long seed) {
    this.faults = List.copyOf(faults);
    this.random = new Random(seed);
  }

  /// Each fault by itself, on the simplest rig on which it can happen.
  List<Leg> alone() {
    Map<Shape, List<List<Fault>>> rounds = new EnumMap<>(Shape.class);
    for (var fault : faults) {
      var shape = fault.scene().shapes().stream().sorted().findFirst().orElseThrow();
      rounds.computeIfAbsent(shape, _ -> new ArrayList<>()).add(List.of(fault));
    }
    var legs = new ArrayList<Leg>();
    rounds.forEach((shape, some) -> legs.add(new Leg(shape, some)));
    return legs;
  }

  /// Some rounds of several faults at once, on any rig.
  Leg mixed() {
    var shapes =
        faults.stream()
            .flatMap(fault -> fault.scene().shapes().stream())
            .distinct()
            .sorted()
            .toList();
    var shape = shapes.get(random.nextInt(shapes.size()));
    var rounds = new ArrayList<List<Fault>>();
    for (int i = 0; i < MIXES_PER_RIG; i++) {
      rounds.add(mix(shape));
    }
    return new Leg(shape, rounds);
  }

  private List<Fault> mix(Shape shape) {
    var possible =
        new ArrayList<>(
            faults.stream()
                .filter(fault -> fault.scene().shapes().contains(shape))
                .filter(fault -> fault.scene().part() != Part.SHAPE)
                .toList());
    Collections.shuffle(possible, random);
    int wanted = 2 + random.nextInt(MOST_AT_ONCE - 1);
    var mix = new ArrayList<Fault>();
    for (var fault : possible) {
      boolean free = mix.stream().noneMatch(other -> other.scene().part() == fault.scene().part());
      if (free && mix.size() < wanted) {
        mix.add(fault.lasting(time(fault)));
      }
    }
    return mix;
  }

  /// Most are shorter than alone, so that they end at different times; some are not.
  private Duration time(Fault fault) {
    long usual = fault.scene().lasts().toSeconds();
    return usual <= SHORTEST_SECONDS || random.nextInt(4) == 0
        ? fault.scene().lasts()
        : Duration.ofSeconds(random.nextLong(SHORTEST_SECONDS, usual));
  }
}
