package nl.draad.gates.planted.sleep;

import java.util.concurrent.TimeUnit;

/// Waits on a clock.
public final class Sleeper {
  public void once() throws InterruptedException {
    Thread.sleep(1);
  }

  public void again() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1);
  }
}
