package nl.draad.chat;

import java.util.Locale;

/// Where a chat is on its way. The number is stored and never reused.
public enum ChatState {
  /// In the queue of its desk.
  WAITING(1),
  /// A worker has it, in a slot.
  ACTIVE(2),
  /// It was talked through, and is finished.
  ENDED(3),
  /// Its client left the queue before a worker came.
  CANCELLED(4);

  private final short number;

  ChatState(int number) {
    this.number = (short) number;
  }

  public short number() {
    return number;
  }

  /// As it travels.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is neither finished nor given up.
  public boolean isOpen() {
    return this == WAITING || this == ACTIVE;
  }

  static ChatState of(int number) {
    for (var state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    throw new IllegalArgumentException("expected the number of a chat state but was " + number);
  }
}
