package nl.draad.messaging;

import java.util.Locale;

/// What an entry of a channel does. The number is stored and never reused.
public enum EntryKind {
  /// Something said.
  POST(1),
  /// Another text for an own post.
  EDIT(2),
  /// An own post taken back.
  WITHDRAWAL(3),
  /// A ref given up by its author: whatever was meant to have it comes no more. Nothing to show.
  VOID(4),
  /// A chat was asked for.
  OPENED(10),
  /// Somebody is let in.
  JOINED(11),
  /// Somebody's membership ended, at this very place.
  LEFT(12),
  /// Somebody's role changed.
  ROLE(13),
  /// A worker took the chat, and is in it from here.
  CLAIMED(20),
  /// The channel is closed.
  ENDED(21);

  private static final EntryKind[] BY_NUMBER = new EntryKind[64];

  static {
    for (var kind : values()) {
      BY_NUMBER[kind.number] = kind;
    }
  }

  private final short number;
  private final String wire = name().toLowerCase(Locale.ROOT);

  EntryKind(int number) {
    this.number = (short) number;
  }

  public short number() {
    return number;
  }

  /// As it travels.
  public String wire() {
    return wire;
  }

  /// Whether it says something about an earlier post that only those who may see that post may
  /// know.
  boolean tellsOfAnother() {
    return this == EDIT || this == WITHDRAWAL;
  }

  /// Whether it lets a person in.
  boolean admits() {
    return this == JOINED || this == CLAIMED;
  }

  public static EntryKind of(int number) {
    var kind = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    if (kind == null) {
      throw new IllegalArgumentException("expected the number of an entry kind but was " + number);
    }
    return kind;
  }
}
