package nl.draad.organisation.hours;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import nl.draad.identity.DeskId;
import nl.draad.identity.NamedPerson;

/// All that is kept about when one desk is open, as it stands now.
///
/// @param version 0 while nobody has set its hours; one more with each change
/// @param changed who set these hours, and when
/// @param emergency one that is on
public record Timetable(
    DeskId desk,
    String name,
    long version,
    OpeningHours hours,
    Optional<Change> changed,
    Optional<Emergency> emergency) {

  /// @param by empty where it was whoever set the deployment up
  public record Change(Instant at, Optional<NamedPerson> by) {}

  /// What visitors may know of it at this moment.
  public Opening opening(Instant at) {
    return Opening.of(hours, emergency, at);
  }

  /// Writes everything, for who runs the desk, with the holidays of the coming year.
  void into(JsonGenerator json, Instant now) throws IOException {
    json.writeObjectFieldStart("desk");
    json.writeStringField("id", desk.toString());
    json.writeStringField("name", name);
    json.writeEndObject();
    json.writeNumberField("version", version);
    if (changed.isPresent()) {
      write(json, changed.get());
    }
    json.writeObjectFieldStart("hours");
    HoursDocument.write(json, hours);
    json.writeEndObject();
    if (emergency.isPresent()) {
      json.writeObjectFieldStart("emergency");
      emergency.get().into(json);
      json.writeEndObject();
    }
    opening(now).fieldInto(json);
    writeHolidays(json, now);
  }

  private static void write(JsonGenerator json, Change change) throws IOException {
    json.writeObjectFieldStart("changed");
    json.writeStringField("at", change.at().toString());
    if (change.by().isPresent()) {
      change.by().get().fieldInto(json, "by");
    }
    json.writeEndObject();
  }

  private void writeHolidays(JsonGenerator json, Instant now) throws IOException {
    var today = hours.date(now);
    json.writeArrayFieldStart("upcoming");
    for (var day : Holiday.between(today, today.plusYears(1)).entrySet()) {
      json.writeStartObject();
      json.writeStringField("date", day.getKey().toString());
      json.writeStringField("holiday", day.getValue().wire());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public String toString() {
    return "Timetable[" + desk + " " + version + "]";
  }
}
