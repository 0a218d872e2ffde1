package nl.draad.organisation.hours;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// [OpeningHours] as JSON, on the wire and in the database. What it reads may come from anyone: it
/// is refused by the name of the field. Stateless.
final class HoursDocument {
  /// How many exceptions a desk may have at once.
  static final int MOST_EXCEPTIONS = 400;

  private static final int LONGEST_ZONE = 64;
  private static final Set<String> LANGUAGES = Set.of("nl", "en");

  private HoursDocument() {}

  /// [Refusal#UNKNOWN_ZONE], [Refusal#DATE_TWICE] and those of [Period] beside the usual ones.
  static OpeningHours read(Fields fields) {
    var language = fields.anyText("language");
    if (!LANGUAGES.contains(language)) {
      throw new Refused(Refusal.WRONG_VALUE, "language has to be nl or en");
    }
    return new OpeningHours(
        zone(fields),
        language,
        fields.flag("always"),
        week(fields.object("week")),
        fields.flag("holidays"),
        exceptions(fields));
  }

  /// Only names of regions: those know about summer time.
  private static ZoneId zone(Fields fields) {
    var name = fields.text("zone", LONGEST_ZONE);
    try {
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException unreadable) {
      throw unknown();
    }
    throw unknown();
  }

  private static Refused unknown() {
    return new Refused(Refusal.UNKNOWN_ZONE, "zone has to be the name of a time zone");
  }

  private static Map<DayOfWeek, List<Period>> week(Fields fields) {
    var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (!fields.absent(name(day))) {
        var periods = Period.read(fields, name(day));
        if (!periods.isEmpty()) {
          week.put(day, periods);
        }
      }
    }
    return week;
  }

  private static Map<LocalDate, DayException> exceptions(Fields fields) {
    var exceptions = new HashMap<LocalDate, DayException>();
    for (var one : fields.objects("exceptions", MOST_EXCEPTIONS)) {
      var exception = DayException.read(one);
      if (exceptions.put(exception.date(), exception) != null) {
        throw new Refused(Refusal.DATE_TWICE, "exceptions has a date twice");
      }
    }
    return exceptions;
  }

  static void write(JsonGenerator json, OpeningHours hours) throws IOException {
    json.writeStringField("zone", hours.zone().getId());
    json.writeStringField("language", hours.language());
    json.writeBooleanField("always", hours.always());
    json.writeObjectFieldStart("week");
    for (var day : DayOfWeek.values()) {
      Period.write(json, name(day), hours.week().getOrDefault(day, List.of()));
    }
    json.writeEndObject();
    json.writeBooleanField("holidays", hours.holidays());
    json.writeArrayFieldStart("exceptions");
    for (var exception :
        hours.exceptions().values().stream()
            .sorted(Comparator.comparing(DayException::date))
            .toList()) {
      json.writeStartObject();
      exception.into(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
