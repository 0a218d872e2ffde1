package nl.draad.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import nl.draad.organisation.Desk;
import nl.draad.organisation.Organisation;

/// At which desks a worker is on duty now, how many chats this worker may have at once, and how
/// many there are.
public record Duty(List<At> desks, int capacity, int chats) {

  /// A desk where this worker may be on duty, and whether that is so.
  public record At(Desk desk, Organisation organisation, boolean on) {}

  /// Writes its fields into an object that is open.
  public void into(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("desks");
    for (var at : desks) {
      json.writeStartObject();
      json.writeStringField("id", at.desk().id().toString());
      json.writeStringField("name", at.desk().name());
      at.organisation().fieldInto(json);
      json.writeBooleanField("on", at.on());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("capacity", capacity);
    json.writeNumberField("chats", chats);
  }
}
