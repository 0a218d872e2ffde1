package nl.draad.http;

import java.time.Duration;
import nl.draad.routes.Pace;

/// What an installation decides about its door.
///
/// @param behindBalancer whether every request comes through a balancer that appends the address it
///   came from to `X-Forwarded-For`
/// @param tls whether people reach the installation by `https` only
/// @param usual how fast one caller may use all routes together
public record Rules(boolean behindBalancer, boolean tls, Pace usual) {
  /// Enough for a school behind one address; far below what one node can take.
  public static final Pace USUAL = new Pace(600, Duration.ofMinutes(1));
}
