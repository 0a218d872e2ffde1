package nl.draad.chat;

import java.util.Collection;
import nl.draad.identity.DeskId;
import nl.draad.messaging.ChannelId;
import nl.draad.wire.Json;
import nl.draad.wire.Text;

/// The frames that a queue sends, as `src/docs/protocol.md` describes them.
final class DeskFrames {
  private DeskFrames() {}

  static Text queue(String ref, DeskId desk, long version, Collection<WaitingChat> waiting) {
    return Json.write(
        json -> {
          json.writeStringField("type", "queue");
          json.writeStringField("ref", ref);
          json.writeStringField("desk", desk.toString());
          json.writeNumberField("version", version);
          json.writeArrayFieldStart("waiting");
          for (var chat : waiting) {
            chat.write(json);
          }
          json.writeEndArray();
        });
  }

  static Text put(DeskId desk, long version, WaitingChat chat) {
    return Json.write(
        json -> {
          json.writeStringField("type", "queue-change");
          json.writeStringField("desk", desk.toString());
          json.writeNumberField("version", version);
          json.writeFieldName("put");
          chat.write(json);
        });
  }

  static Text remove(DeskId desk, long version, ChannelId chat) {
    return Json.write(
        json -> {
          json.writeStringField("type", "queue-change");
          json.writeStringField("desk", desk.toString());
          json.writeNumberField("version", version);
          json.writeStringField("remove", chat.toString());
        });
  }

  static Text position(ChannelId chat, Chat.Turn turn) {
    return Json.write(
        json -> {
          json.writeStringField("type", "position");
          json.writeStringField("chat", chat.toString());
          json.writeNumberField("position", turn.position());
          json.writeNumberField("waiting", turn.waiting());
        });
  }

  static Text accepted(String ref) {
    return Json.write(
        json -> {
          json.writeStringField("type", "accepted");
          json.writeStringField("ref", ref);
        });
  }
}
