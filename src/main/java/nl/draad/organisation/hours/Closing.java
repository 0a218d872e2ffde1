package nl.draad.organisation.hours;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// The wish to close a desk at once.
///
/// @param notice for visitors
/// @param until when it is over by itself
public record Closing(Notice notice, Optional<Instant> until) {
  private static final int LONGEST_TIME = 40;

  static Closing read(Fields fields) {
    return new Closing(
        Notice.read(fields, "text"),
        fields.optionalText("until", LONGEST_TIME).map(Closing::instant));
  }

  private static Instant instant(String text) {
    try {
      var at = OffsetDateTime.parse(text);
      if (at.getYear() >= 2000 && at.getYear() < 2100) {
        return at.toInstant();
      }
    } catch (DateTimeException unreadable) {
      throw wrong();
    }
    throw wrong();
  }

  private static Refused wrong() {
    return new Refused(Refusal.WRONG_VALUE, "until has to be a time with its offset");
  }
}
