package nl.draad.http;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.draad.routes.Pace;

/// Keeps callers to a [Pace], on this node. Each caller's use is one number: the time at which all
/// that was used will be available again (the generic cell rate algorithm). Thread-safe.
final class Paces {
  /// How many callers are remembered. More than this at once forgets those that are within their
  /// pace, and if there are none, everybody: memory has a bound, this limit has not to be exact.
  static final int MOST = 100_000;

  private final Clock clock;
  private final ConcurrentHashMap<Key, Long> full = new ConcurrentHashMap<>();

  /// What is used, and by whom.
  private record Key(String use, String caller) {}

  Paces(Clock clock) {
    this.clock = clock;
  }

  /// Takes one use: nothing to wait, or how long until the next is free.
  Duration take(String use, Pace pace, String caller) {
    makeRoom();
    var now = now();
    var most = TimeUnit.MICROSECONDS.convert(pace.within());
    var each = most / pace.times();
    var wait = new long[1];
    full.compute(
        new Key(use, caller),
        (_, known) -> {
          var before = known == null ? now : Math.max(known, now);
          wait[0] = Math.max(0, before + each - now - most);
          return wait[0] == 0 ? Long.valueOf(before + each) : known;
        });
    return Duration.of(wait[0], ChronoUnit.MICROS);
  }

  private long now() {
    return TimeUnit.MILLISECONDS.toMicros(clock.millis());
  }

  private void makeRoom() {
    if (full.size() >= MOST) {
      var now = now();
      full.values().removeIf(time -> time <= now);
      if (full.size() >= MOST) {
        full.clear();
      }
    }
  }
}
