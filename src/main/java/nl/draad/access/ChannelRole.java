package nl.draad.access;

import java.util.Locale;

/// What somebody is in a channel and in the team of a dossier. The number is stored and never
/// reused.
public enum ChannelRole {
  /// Owns the dossier or asked for the chat.
  CLIENT(1),
  /// Helps for an organisation.
  WORKER(2),
  /// Invited by the client; reads along and writes.
  SUPPORTER(3),
  /// Invited by the client; only reads along.
  READER(4);

  private final short number;

  ChannelRole(int number) {
    this.number = (short) number;
  }

  public short number() {
    return number;
  }

  /// As it travels.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ChannelRole of(int number) {
    for (var role : values()) {
      if (role.number == number) {
        return role;
      }
    }
    throw new IllegalArgumentException("expected the number of a role but was " + number);
  }

  public static ChannelRole ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
