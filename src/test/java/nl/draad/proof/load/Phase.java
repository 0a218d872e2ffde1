package nl.draad.proof.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A time that lasts until it is ended. Thread-safe.
final class Phase {
  private final CountDownLatch over = new CountDownLatch(1);

  boolean lasts() {
    return over.getCount() > 0;
  }

  void end() {
    over.countDown();
  }

  /// Waits, but not beyond the end; gives whether it still lasts.
  boolean pause(Duration time) {
    try {
      return !over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
