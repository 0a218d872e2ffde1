package nl.draad.account;

import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// A password on its way to its hash. Any characters are fine, spaces too. Prints as nothing.
public record Password(String text) {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  /// A password that somebody chooses: 10 to 200 characters, or
  /// [nl.draad.wire.Refusal#PASSWORD_TOO_SHORT], [nl.draad.wire.Refusal#PASSWORD_TOO_LONG].
  public static Answer<Password> chosen(String text) {
    var length = text.codePointCount(0, text.length());
    if (length < SHORTEST) {
      return Answer.refused(Refusal.PASSWORD_TOO_SHORT);
    }
    return length > LONGEST
        ? Answer.refused(Refusal.PASSWORD_TOO_LONG)
        : Answer.given(new Password(text));
  }

  @Override
  public String toString() {
    return "Password";
  }
}
