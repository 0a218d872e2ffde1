package nl.draad.identity;

import java.util.Locale;

/// What somebody does for an organisation.
public enum StaffRole {
  /// Answers clients.
  WORKER,
  /// Runs a team's desk.
  COORDINATOR,
  /// Sets the organisation up; reads no content.
  MANAGER;

  /// As it stands in the database and on the wire.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static StaffRole ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
