package nl.draad.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's clock, put forward by as much as a test says: nodes that serve a browser need a
/// clock that goes. Thread-safe.
final class ShiftedClock extends Clock {
  private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);
  private final Clock machine = Clock.systemUTC();

  void pass(Duration time) {
    shift.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(shift.get());
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(machine.withZone(zone), shift.get());
  }
}
