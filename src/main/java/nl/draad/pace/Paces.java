package nl.draad.pace;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps callers to a [Pace], on this node. Each caller's use is one number: the time at which all
/// that was used will be available again (the generic cell rate algorithm). The time is the
/// machine's uptime, so that a clock that is put right keeps nobody waiting.
///
/// Bounded: those who asked last are remembered, at least [#REMEMBERED] of them and at most twice
/// as many. Whoever goes on asking is never forgotten, however many others come. Thread-safe.
public final class Paces {
  /// How many callers are remembered whatever happens.
  static final int REMEMBERED = 50_000;

  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanos;
  private volatile Generations callers =
      new Generations(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

  /// What is used, and by whom.
  private record Key(String use, String caller) {}

  /// Those who asked since the last turn, and those who asked in the turn before.
  private record Generations(ConcurrentHashMap<Key, Long> young, ConcurrentHashMap<Key, Long> old) {
    Generations next() {
      return new Generations(new ConcurrentHashMap<>(), young);
    }
  }

  public Paces() {
    this(System::nanoTime);
  }

  /// `nanos`: a time that only goes on.
  public Paces(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Takes one use: nothing to wait, or how long until the next is free.
  public Duration take(String use, Pace pace, String caller) {
    var here = room();
    var key = new Key(use, caller);
    var most = pace.within().toNanos();
    var each = most / pace.times();
    var now = nanos.getAsLong();
    var wait = new long[1];
    here.young()
        .compute(
            key,
            (_, known) -> {
              var before = later(known == null ? here.old().get(key) : known, now);
              wait[0] = Math.max(0, before + each - now - most);
              return wait[0] == 0 ? before + each : before;
            });
    return Duration.ofNanos(wait[0]);
  }

  /// A wait in whole seconds, never too few: what callers are told.
  public static int seconds(Duration wait) {
    return (int) Math.max(1, wait.plusNanos(SECOND - 1).toSeconds());
  }

  /// How many callers are remembered.
  int size() {
    return callers.young().size() + callers.old().size();
  }

  private static long later(@Nullable Long known, long now) {
    return known == null || known - now < 0 ? now : known;
  }

  private Generations room() {
    var here = callers;
    return here.young().size() < REMEMBERED ? here : turn();
  }

  private synchronized Generations turn() {
    if (callers.young().size() >= REMEMBERED) {
      callers = callers.next();
    }
    return callers;
  }
}
