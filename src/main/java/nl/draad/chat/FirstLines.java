package nl.draad.chat;

import java.util.List;
import java.util.Optional;

/// How what a client wrote while waiting begins: enough to see what it is about.
final class FirstLines {
  /// In characters (UTF-16 units).
  static final int LENGTH = 200;

  /// How many posts are looked at; more are not needed to know who waits.
  static final int POSTS = 8;

  private FirstLines() {}

  /// The beginning of these texts, one per line; nothing if nothing was written. Never half a
  /// character.
  static Optional<String> of(List<String> texts) {
    var all = String.join("\n", texts).strip();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (all.length() <= LENGTH) {
      return Optional.of(all);
    }
    var end = Character.isHighSurrogate(all.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
    return Optional.of(all.substring(0, end));
  }
}
