package nl.draad.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import nl.draad.identity.NamedPerson;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.Desk;
import nl.draad.organisation.Organisation;

/// One live conversation, from queue to transcript, as its client and its worker see it. Its id is
/// its channel's. Prints nothing of what it is about.
public record Chat(
    ChannelId id,
    Place place,
    NamedPerson client,
    Optional<NamedPerson> worker,
    Optional<Subject> subject,
    ChatState state,
    Optional<Turn> turn,
    Course course) {

  /// The desk it was asked for at.
  public record Place(Desk desk, Organisation organisation) {}

  /// Its turn while it waits.
  ///
  /// @param position 1 is next
  /// @param waiting how many wait at the desk in all
  public record Turn(int position, int waiting) {}

  /// When what happened, as far as it has.
  ///
  /// @param endedBy `client`, `worker` or `system`
  public record Course(
      Instant requestedAt,
      Optional<Instant> claimedAt,
      Optional<Instant> endedAt,
      Optional<String> endedBy) {}

  /// Writes it as an object, as `src/docs/http.md` describes a chat.
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    into(json);
    json.writeEndObject();
  }

  /// Writes its fields into an object that is open.
  public void into(JsonGenerator json) throws IOException {
    json.writeStringField("id", id.toString());
    json.writeStringField("channel", id.toString());
    json.writeObjectFieldStart("desk");
    json.writeStringField("id", place.desk().id().toString());
    json.writeStringField("name", place.desk().name());
    json.writeEndObject();
    place.organisation().fieldInto(json);
    client.fieldInto(json, "client");
    if (worker.isPresent()) {
      worker.get().fieldInto(json, "worker");
    }
    if (subject.isPresent()) {
      json.writeStringField("subject", subject.get().text());
    }
    json.writeStringField("state", state.wire());
    if (turn.isPresent()) {
      json.writeNumberField("position", turn.get().position());
      json.writeNumberField("waiting", turn.get().waiting());
    }
    writeCourse(json);
  }

  private void writeCourse(JsonGenerator json) throws IOException {
    json.writeStringField("requestedAt", course.requestedAt().toString());
    if (course.claimedAt().isPresent()) {
      json.writeStringField("claimedAt", course.claimedAt().get().toString());
    }
    if (course.endedAt().isPresent()) {
      json.writeStringField("endedAt", course.endedAt().get().toString());
    }
    if (course.endedBy().isPresent()) {
      json.writeStringField("endedBy", course.endedBy().get());
    }
  }

  @Override
  public String toString() {
    return "Chat[" + id + " " + state + "]";
  }
}
