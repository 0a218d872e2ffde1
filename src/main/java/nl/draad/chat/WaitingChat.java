package nl.draad.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import nl.draad.identity.NamedPerson;
import nl.draad.messaging.ChannelId;

/// Somebody in the queue, as the workers of the desk see it. `lines` is how the client's own words
/// begin. Prints nothing of what it holds.
record WaitingChat(
    ChannelId chat,
    NamedPerson client,
    Optional<Subject> subject,
    Instant since,
    Optional<String> lines) {

  WaitingChat with(Optional<String> now) {
    return new WaitingChat(chat, client, subject, since, now);
  }

  /// As `src/docs/protocol.md` describes a waiting chat.
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("chat", chat.toString());
    client.fieldInto(json, "client");
    if (subject.isPresent()) {
      json.writeStringField("subject", subject.get().text());
    }
    json.writeStringField("since", since.toString());
    if (lines.isPresent()) {
      json.writeStringField("lines", lines.get());
    }
    json.writeEndObject();
  }

  @Override
  public String toString() {
    return "WaitingChat[" + chat + "]";
  }
}
