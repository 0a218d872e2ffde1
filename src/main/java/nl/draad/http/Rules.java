package nl.draad.http;

import nl.draad.pace.Pace;

/// What an installation decides about its door.
///
/// @param behindBalancer whether every request comes through a balancer that appends the address it
///   came from to `X-Forwarded-For`
/// @param tls whether people reach the installation by `https` only
/// @param usual how fast one person may use all routes together
/// @param crowd how fast one address may, asked before anything else is looked at
public record Rules(boolean behindBalancer, boolean tls, Pace usual, Pace crowd) {
  /// Far more than a person's screens ask, far below what one node can take.
  public static final Pace USUAL = Pace.perMinute(600);

  /// A school or an office may be behind one address: five hundred people who begin in the same
  /// minute ask for this much.
  public static final Pace CROWD = Pace.perMinute(6_000);

  /// What is no question but a file, and costs little: five hundred first visits in one minute.
  public static final Pace FILES = Pace.perMinute(60_000);

  /// With the usual pace of an address.
  public Rules(boolean behindBalancer, boolean tls, Pace usual) {
    this(behindBalancer, tls, usual, CROWD);
  }
}
