package nl.draad.organisation.hours;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What visitors may know of a desk at one moment: whether it is open, until when or when again,
/// and why today is unlike other days.
///
/// @param asOf the moment
/// @param changes when an open desk closes, or a closed one opens; empty where it does not
/// @param notice the reason of today's exception, or of an emergency
/// @param holiday that closes the desk today
/// @param emergency whether the desk was closed whatever its hours say
public record Opening(
    Instant asOf,
    boolean open,
    Optional<Instant> changes,
    Door door,
    Optional<Notice> notice,
    Optional<Holiday> holiday,
    boolean emergency) {

  /// What does not change with the hour.
  ///
  /// @param language of the desk and its notices
  public record Door(ZoneId zone, String language) {}

  static Opening of(OpeningHours hours, Optional<Emergency> emergency, Instant at) {
    return emergency
        .filter(closed -> closed.isOn(at))
        .map(closed -> closed(hours, closed, at))
        .orElseGet(() -> usual(hours, at));
  }

  private static Opening usual(OpeningHours hours, Instant at) {
    var open = hours.isOpen(at);
    return new Opening(
        at,
        open,
        open ? hours.closesAt(at) : hours.nextOpening(at),
        door(hours),
        hours.exception(at).flatMap(DayException::reason),
        open ? Optional.empty() : hours.holiday(at),
        false);
  }

  /// Opens again at the emergency's end, or at the first opening after it.
  private static Opening closed(OpeningHours hours, Emergency emergency, Instant at) {
    var again =
        emergency
            .until()
            .flatMap(end -> hours.isOpen(end) ? Optional.of(end) : hours.nextOpening(end));
    var notice = Optional.of(emergency.notice());
    return new Opening(at, false, again, door(hours), notice, Optional.empty(), true);
  }

  private static Door door(OpeningHours hours) {
    return new Door(hours.zone(), hours.language());
  }

  /// Writes the field `opening`.
  public void fieldInto(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("opening");
    json.writeBooleanField("open", open);
    if (changes.isPresent()) {
      json.writeStringField(open ? "until" : "next", changes.get().toString());
      json.writeNumberField("changesIn", seconds(changes.get()));
    }
    json.writeStringField("zone", door.zone().getId());
    json.writeStringField("language", door.language());
    json.writeBooleanField("emergency", emergency);
    if (notice.isPresent()) {
      json.writeStringField("reason", notice.get().text());
    }
    if (holiday.isPresent()) {
      json.writeStringField("holiday", holiday.get().wire());
    }
    json.writeEndObject();
  }

  /// Rounded up, so that who asks again after as many finds it changed.
  private long seconds(Instant change) {
    return Duration.between(asOf, change).plusMillis(999).toSeconds();
  }
}
