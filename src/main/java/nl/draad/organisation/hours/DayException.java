package nl.draad.organisation.hours;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// A day that is unlike others of its weekday, whether it is a holiday or not.
///
/// @param periods when the desk is open on that day, in order; empty when it is closed
/// @param reason for visitors
public record DayException(LocalDate date, List<Period> periods, Optional<Notice> reason) {
  private static final Pattern DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");

  public DayException {
    periods = List.copyOf(periods);
  }

  static DayException read(Fields fields) {
    return new DayException(
        date(fields, "date"),
        Period.read(fields, "periods"),
        fields.absent("reason") ? Optional.empty() : Optional.of(Notice.read(fields, "reason")));
  }

  private static LocalDate date(Fields fields, String field) {
    var text = fields.anyText(field);
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
      }
    } catch (java.time.DateTimeException noSuchDay) {
      throw wrong(field);
    }
    throw wrong(field);
  }

  private static Refused wrong(String field) {
    return new Refused(Refusal.WRONG_VALUE, field + " has to be a date from 2000 to 2099");
  }

  void into(JsonGenerator json) throws IOException {
    json.writeStringField("date", date.toString());
    Period.write(json, "periods", periods);
    if (reason.isPresent()) {
      json.writeStringField("reason", reason.get().text());
    }
  }
}
