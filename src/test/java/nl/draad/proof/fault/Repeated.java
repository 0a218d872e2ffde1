package nl.draad.proof.fault;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A step that is done again and again until the trouble ends, on a thread of its own.
final class Repeated implements Fault.Trouble {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private final Runnable mending;

  private Repeated(Runnable step, long millis, Runnable mending) {
    this.mending = mending;
    this.thread = Thread.ofVirtual().start(() -> repeat(step, millis));
  }

  /// @param mending run once, after the last step
  static Repeated every(long millis, Runnable step, Runnable mending) {
    return new Repeated(step, millis, mending);
  }

  private void repeat(Runnable step, long millis) {
    try {
      do {
        step.run();
      } while (!ended.await(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void end() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      mending.run();
    }
  }
}
