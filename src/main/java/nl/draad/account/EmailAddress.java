package nl.draad.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address as somebody typed it, without the spaces around it. Whether anyone reads it is
/// not known from its looks. Two are the same when they differ in capitals only. Prints as its
/// length.
public record EmailAddress(String typed) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /// One at sign; no spaces, controls or marks that only a quoted address could hold; dots only
  /// between other characters; at least two labels after the at sign, without a hyphen at their
  /// ends.
  private static final Pattern LOOKS =
      Pattern.compile(
          "[^\\s\\p{C}@\"(),:;<>\\[\\]\\\\.]+(?:\\.[^\\s\\p{C}@\"(),:;<>\\[\\]\\\\.]+)*"
              + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?\\.)+"
              + "[\\p{L}][\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}]");

  /// Reads what was typed; empty when it cannot be an address.
  public static Optional<EmailAddress> parse(String typed) {
    var address = typed.strip();
    return address.length() <= LONGEST
            && address.indexOf('@') <= LONGEST_LOCAL
            && LOOKS.matcher(address).matches()
        ? Optional.of(new EmailAddress(address))
        : Optional.empty();
  }

  /// What is compared: lower case.
  static String key(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "EmailAddress[" + typed.length() + " chars]";
  }
}
