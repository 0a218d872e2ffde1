package nl.draad.messaging;

import java.util.Collection;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.wire.Json;
import nl.draad.wire.Text;

/// The small frames that a channel sends by itself, as `src/docs/protocol.md` describes them.
final class ChannelFrames {
  private ChannelFrames() {}

  /// Access ended: nothing but the channel's id.
  static Text gone(ChannelId channel) {
    return of("gone", channel);
  }

  static Text typing(ChannelId channel, PersonId person) {
    return Json.write(
        json -> {
          json.writeStringField("type", "typing");
          json.writeStringField("channel", channel.toString());
          json.writeStringField("person", person.toString());
        });
  }

  static Text presence(ChannelId channel, Collection<PersonId> here) {
    return Json.write(
        json -> {
          json.writeStringField("type", "presence");
          json.writeStringField("channel", channel.toString());
          json.writeArrayFieldStart("here");
          for (var person : here) {
            json.writeString(person.toString());
          }
          json.writeEndArray();
        });
  }

  static Text marks(ChannelId channel, Collection<Mark> marks) {
    return Json.write(
        json -> {
          json.writeStringField("type", "marks");
          json.writeStringField("channel", channel.toString());
          json.writeArrayFieldStart("marks");
          for (var mark : marks) {
            json.writeStartObject();
            json.writeStringField("person", mark.person().toString());
            json.writeNumberField("delivered", mark.delivered());
            json.writeNumberField("read", mark.read());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static Text left(String ref, ChannelId channel) {
    return Json.write(
        json -> {
          json.writeStringField("type", "left");
          json.writeStringField("ref", ref);
          json.writeStringField("channel", channel.toString());
        });
  }

  /// `seq` 0: not stored, for good.
  static Text fate(String ref, ChannelId channel, UUID of, long seq) {
    return Json.write(
        json -> {
          json.writeStringField("type", "fate");
          json.writeStringField("ref", ref);
          json.writeStringField("channel", channel.toString());
          json.writeStringField("of", of.toString());
          if (seq > 0) {
            json.writeNumberField("seq", seq);
          }
        });
  }

  private static Text of(String type, ChannelId channel) {
    return Json.write(
        json -> {
          json.writeStringField("type", type);
          json.writeStringField("channel", channel.toString());
        });
  }
}
