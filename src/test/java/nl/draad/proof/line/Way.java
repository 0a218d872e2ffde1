package nl.draad.proof.line;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// One direction of a proxy: its mode, which all connections share and which may change while they
/// wait. Thread-safe.
final class Way {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final RandomGenerator random; // guarded by the lock
  private Mode mode = Mode.PASS; // guarded by the lock

  Way(RandomGenerator random) {
    this.random = random;
  }

  void become(Mode next) {
    lock.lock();
    try {
      mode = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until bytes may go on; gives the mode in which they go.
  ///
  /// @param arrived when they came, in nanoseconds
  /// @param earliest not before this, so that the order is kept
  Passage await(long arrived, long earliest) throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        switch (mode) {
          case Mode.Silence _ -> changed.await();
          case Mode.Delay delay -> {
            long due = Math.max(earliest, arrived + later(delay));
            if (awaitUnchanged(delay, due)) {
              return new Passage(delay, due);
            }
          }
          case Mode.Pass _, Mode.Cut _, Mode.Throttle _ -> {
            return new Passage(mode, earliest);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a while; a change of the mode ends it.
  void rest(Mode during, long nanos) throws InterruptedException {
    lock.lock();
    try {
      awaitUnchanged(during, System.nanoTime() + nanos);
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitUnchanged(Mode during, long until) throws InterruptedException {
    long left = until - System.nanoTime();
    while (left > 0 && mode == during) {
      left = changed.awaitNanos(left);
    }
    return mode == during;
  }

  private long later(Mode.Delay delay) {
    long least = delay.least().toNanos();
    long most = delay.most().toNanos();
    return least == most ? least : random.nextLong(least, most);
  }

  /// @param at when, in nanoseconds: what follows goes later
  record Passage(Mode mode, long at) {}

  /// How long a piece of a throttled line takes.
  static long nanos(int bytes, Mode.Throttle throttle) {
    return TimeUnit.SECONDS.toNanos(1) * bytes / throttle.bytesPerSecond();
  }
}
