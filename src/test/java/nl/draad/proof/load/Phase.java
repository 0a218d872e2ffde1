package nl.draad.proof.load;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A time that lasts until it is ended, and may rest in between: who pauses then, pauses until it
/// goes on. Thread-safe.
final class Phase {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean over; // guarded by the lock, as all below
  private boolean resting;
  private int atRest; // how many pause because of that

  boolean lasts() {
    return locked(() -> !over);
  }

  /// Whether it lasts and does not rest.
  boolean isOn() {
    return locked(() -> !over && !resting);
  }

  /// How many have come to rest.
  int atRest() {
    lock.lock();
    try {
      return atRest;
    } finally {
      lock.unlock();
    }
  }

  void rest() {
    change(() -> resting = true);
  }

  void go() {
    change(() -> resting = false);
  }

  void end() {
    change(() -> over = true);
  }

  /// Waits, but not beyond the end; gives whether it still lasts.
  boolean pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    lock.lock();
    try {
      long left = until - System.nanoTime();
      while (!over && (resting || left > 0)) {
        if (resting) {
          rested();
        } else {
          left = changed.awaitNanos(left);
        }
      }
      return !over;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void rested() throws InterruptedException {
    atRest++;
    try {
      while (resting && !over) {
        changed.await();
      }
    } finally {
      atRest--;
    }
  }

  private interface Question {
    boolean ask();
  }

  private boolean locked(Question question) {
    lock.lock();
    try {
      return question.ask();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
