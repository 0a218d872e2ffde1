package nl.draad.access;

import java.util.Locale;

/// What sort of place to talk a channel is. The number is stored and never reused.
public enum ChannelKind {
  /// One live conversation, from queue to transcript.
  CHAT(1),
  /// The group thread of a dossier.
  GROUP(2),
  /// A dossier's messages between client and worker.
  MESSAGES(3),
  /// A room of staff, never reachable by clients.
  STAFF(4);

  private final short number;

  ChannelKind(int number) {
    this.number = (short) number;
  }

  public short number() {
    return number;
  }

  /// As it travels.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ChannelKind of(int number) {
    for (var kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new IllegalArgumentException("expected the number of a channel kind but was " + number);
  }
}
