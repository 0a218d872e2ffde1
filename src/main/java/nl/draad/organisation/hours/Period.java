package nl.draad.organisation.hours;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// A part of a day in which a desk is open, by the clock on the wall: from its first minute on, and
/// not any more at its last.
///
/// @param opens minutes after midnight
/// @param closes minutes after midnight, later than `opens`; 1440 is the end of the day
public record Period(int opens, int closes) {
  /// How many a day may have.
  public static final int MOST = 8;

  /// From the day's begin to its end.
  public static final Period WHOLE_DAY = new Period(0, 1_440);

  private static final int HOUR = 60;
  private static final int DAY = 1_440;
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

  public Period {
    if (opens < 0 || closes > DAY || opens >= closes) {
      throw new IllegalArgumentException(
          "expected minutes of a day in order but were " + opens + " and " + closes);
    }
  }

  LocalDateTime opensOn(LocalDate date) {
    return date.atStartOfDay().plusMinutes(opens);
  }

  LocalDateTime closesOn(LocalDate date) {
    return date.atStartOfDay().plusMinutes(closes);
  }

  /// Reads the periods of one day, in order. [Refusal#PERIOD_BACKWARDS], [Refusal#PERIODS_OVERLAP].
  static List<Period> read(Fields day, String field) {
    var periods =
        day.objects(field, MOST).stream()
            .map(one -> read(one))
            .sorted(Comparator.comparing(Period::opens))
            .toList();
    for (var i = 1; i < periods.size(); i++) {
      if (periods.get(i).opens() < periods.get(i - 1).closes()) {
        throw new Refused(Refusal.PERIODS_OVERLAP, field + " has periods that overlap");
      }
    }
    return periods;
  }

  private static Period read(Fields period) {
    var opens = minutes(period, "opens");
    var closes = minutes(period, "closes");
    if (opens >= closes) {
      throw new Refused(Refusal.PERIOD_BACKWARDS, "closes has to be later than opens");
    }
    return new Period(opens, closes);
  }

  private static int minutes(Fields period, String field) {
    var text = period.anyText(field);
    if (!TIME.matcher(text).matches()) {
      throw new Refused(Refusal.WRONG_VALUE, field + " has to be a time from 00:00 to 24:00");
    }
    return Integer.parseInt(text, 0, 2, 10) * HOUR + Integer.parseInt(text, 3, 5, 10);
  }

  static void write(JsonGenerator json, String field, List<Period> periods) throws IOException {
    json.writeArrayFieldStart(field);
    for (var period : periods) {
      json.writeStartObject();
      json.writeStringField("opens", text(period.opens));
      json.writeStringField("closes", text(period.closes));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String text(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / HOUR, minutes % HOUR);
  }
}
