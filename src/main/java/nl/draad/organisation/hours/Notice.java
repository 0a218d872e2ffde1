package nl.draad.organisation.hours;

import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// A few words for visitors about why a desk is closed: one line of 1 to [#LONGEST] characters.
/// Prints only its length.
public record Notice(String text) {
  /// In characters.
  public static final int LONGEST = 200;

  public Notice {
    if (!fits(text)) {
      throw new IllegalArgumentException("expected a line but had " + text.length() + " chars");
    }
  }

  /// Reads a field, without the blanks around it. [Refusal#TEXT_EMPTY], [Refusal#TEXT_TOO_LONG].
  static Notice read(Fields fields, String field) {
    var text = fields.anyText(field).strip();
    if (text.isEmpty()) {
      throw new Refused(Refusal.TEXT_EMPTY, field + " is empty");
    }
    if (text.length() > LONGEST) {
      throw new Refused(Refusal.TEXT_TOO_LONG, field + " has more than " + LONGEST + " characters");
    }
    if (!fits(text)) {
      throw new Refused(Refusal.WRONG_VALUE, field + " has to be one line");
    }
    return new Notice(text);
  }

  private static boolean fits(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return "Notice[" + text.length() + " chars]";
  }
}
