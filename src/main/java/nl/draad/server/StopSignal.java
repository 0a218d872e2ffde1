package nl.draad.server;

import java.util.concurrent.CountDownLatch;

/// The operator's wish that this process stops (SIGTERM, or Ctrl-C). The process ends only after
/// [#close], so opened as the first of a `try`, everything below is closed in good order before
/// that.
final class StopSignal implements AutoCloseable {
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal open() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::tell, "stop-signal"));
    return signal;
  }

  private void tell() {
    told.countDown();
    await(closed);
  }

  /// Returns when the process was told to stop.
  void await() {
    await(told);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
