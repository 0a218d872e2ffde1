package nl.draad.server;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import nl.draad.postgres.Queries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time that counts: PostgreSQL's, which all nodes share, so that a machine with a wrong clock
/// neither passes somebody over in a queue nor refuses another node's tokens. It is the machine's
/// own clock and a correction that is measured when the node starts and in rounds from then on.
/// While PostgreSQL is away the last correction holds.
///
/// Half of a measurement's way there and back is what it may be wrong; one that took long counts
/// for nothing, and less than [#TOLERANCE] is left as it is, so that time does not jump about.
/// Thread-safe.
final class DatabaseClock extends Clock {
  /// Differences up to this are not corrected.
  static final Duration TOLERANCE = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration WRONG = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofMillis(400);
  private static final long ROUND_MILLIS = 15_000;
  private static final int TRIES = 5;
  private static final double MILLIS_PER_SECOND = 1_000;

  private final Clock machine;
  private volatile Duration correction = Duration.ZERO;

  /// @param machine the clock that is corrected
  DatabaseClock(Clock machine) {
    this.machine = machine;
  }

  /// Measures now, and in rounds until Vert.x is closed. Fails when the first measurement does.
  Future<Void> keep(Vertx vertx, Queries queries) {
    Metrics.gauge(
        "draad.clock.correction.seconds",
        this,
        clock -> clock.correction.toMillis() / MILLIS_PER_SECOND);
    return measure(queries, TRIES)
        .onSuccess(
            _ ->
                vertx.setPeriodic(
                    ROUND_MILLIS, _ -> measure(queries, 1).onFailure(DatabaseClock::away)));
  }

  /// A busy machine may take long at first.
  private Future<Void> measure(Queries queries, int tries) {
    var asked = machine.instant();
    return ClockStatements.now(queries)
        .compose(
            now ->
                take(now, asked, machine.instant()) || tries == 1
                    ? Future.succeededFuture()
                    : measure(queries, tries - 1));
  }

  private boolean take(Instant there, Instant asked, Instant answered) {
    var way = Duration.between(asked, answered);
    if (way.isNegative() || way.compareTo(LONG) > 0) {
      return false;
    }
    var measured = Duration.between(asked.plus(way.dividedBy(2)), there);
    if (measured.minus(correction).abs().compareTo(TOLERANCE) > 0) {
      correct(measured);
    }
    return true;
  }

  private void correct(Duration measured) {
    if (measured.minus(correction).abs().compareTo(WRONG) > 0) {
      LOG.warn(
          "This machine's clock differs {} s from PostgreSQL's; PostgreSQL's counts",
          measured.toSeconds());
    }
    correction = measured;
  }

  private static void away(Throwable cause) {
    LOG.debug("The clock was not compared: {}", cause.getClass().getSimpleName());
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(correction);
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("expected only instants to be asked of this clock");
  }
}
