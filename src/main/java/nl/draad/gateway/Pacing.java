package nl.draad.gateway;

/// Whether a device sends more than it may: a bucket of frames that refills steadily, and counts of
/// what was refused in the running minute. Confined to the connection's event loop.
final class Pacing {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private final Limits limits;
  private double tokens;
  private long filledAt;
  private double bare; // WebSocket frames without a message that may come now
  private long bareAt;
  private long minuteBegan;
  private int malformed; // in the running minute
  private int tooFast; // in the running minute

  Pacing(Limits limits, long now) {
    this.limits = limits;
    this.tokens = limits.burst();
    this.filledAt = now;
    this.bare = Limits.BARE_AT_ONCE;
    this.bareAt = now;
    this.minuteBegan = now;
  }

  /// Whether one more frame is within the pace.
  boolean allows(long now) {
    var refilled = tokens + (now - filledAt) * (double) limits.framesPerSecond() / SECOND;
    filledAt = now;
    tokens = Math.min(limits.burst(), refilled);
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }

  /// Whether one more WebSocket frame that is no message of its own is within the pace.
  boolean allowsBare(long now) {
    var refilled = bare + (now - bareAt) * (double) Limits.BARE_PER_SECOND / SECOND;
    bareAt = now;
    bare = Math.min(Limits.BARE_AT_ONCE, refilled) - 1;
    return bare >= 0;
  }

  /// Counts an unreadable frame; gives whether it was one too many.
  boolean malformed(long now) {
    turn(now);
    return ++malformed >= Limits.MALFORMED_PER_MINUTE;
  }

  /// Counts a frame that came too fast; gives whether it was one too many.
  boolean tooFast(long now) {
    turn(now);
    return ++tooFast >= Limits.TOO_FAST_PER_MINUTE;
  }

  private void turn(long now) {
    if (now - minuteBegan > MINUTE) {
      minuteBegan = now;
      malformed = 0;
      tooFast = 0;
    }
  }
}
