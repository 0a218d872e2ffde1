package nl.draad.account;

import java.util.Optional;

/// What somebody wants to be called by: 1 to 80 characters, no spaces around them, nothing that
/// hides or turns around what stands beside it. Prints as its length.
public record PersonName(String text) {
  private static final int LONGEST = 80;

  /// Reads what was typed; empty when it cannot be a name.
  public static Optional<PersonName> parse(String typed) {
    var name = typed.strip();
    var length = name.codePointCount(0, name.length());
    return length >= 1
            && length <= LONGEST
            && name.codePoints().noneMatch(PersonName::disturbs)
            && name.codePoints().anyMatch(PersonName::shows)
        ? Optional.of(new PersonName(name))
        : Optional.empty();
  }

  /// Controls, line ends, and what changes the direction of other text.
  private static boolean disturbs(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    };
  }

  private static boolean shows(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && Character.getType(c) != Character.FORMAT;
  }

  @Override
  public String toString() {
    return "PersonName[" + text.length() + " chars]";
  }
}
