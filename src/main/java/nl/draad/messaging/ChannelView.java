package nl.draad.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import nl.draad.access.Access;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;

/// A channel as one person may see it, with the newest entries that this person's device misses.
record ChannelView(Head head, List<Person> people, List<Entry> entries, boolean more) {

  /// What stands over it: where it is, where it ends, who I am in it.
  ///
  /// @param mine how far my devices hold it and I have read it, by what they said
  /// @param unread posts of others above what I have read
  record Head(
      ChannelId id,
      ChannelKind kind,
      UUID place,
      Membership me,
      boolean open,
      long end,
      long posts,
      Mark mine,
      long unread) {}

  /// Somebody who is or was in it.
  record Person(ChannelId channel, String name, ChannelRole role, boolean present, Mark mark) {}

  /// As `src/docs/protocol.md` describes a channel.
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("channel", head.id().toString());
    json.writeStringField("kind", head.kind().wire());
    json.writeStringField(
        head.kind() == ChannelKind.CHAT ? "desk" : "dossier", head.place().toString());
    json.writeBooleanField("open", head.open());
    writeEnd(json, head.end(), head.posts());
    writeMe(json);
    json.writeNumberField("unread", head.unread());
    writePeople(json);
    writeEntries(json, entries);
    json.writeBooleanField("more", more);
    json.writeEndObject();
  }

  private void writeMe(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("me");
    json.writeStringField("role", head.me().role().wire());
    json.writeNumberField("from", head.me().from());
    json.writeNumberField("visible", head.me().visible());
    json.writeNumberField("read", head.mine().read());
    json.writeNumberField("delivered", head.mine().delivered());
    json.writeBooleanField("mayPost", head.open() && Access.mayWrite(head.me().role()));
    json.writeEndObject();
  }

  private void writePeople(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("members");
    for (var person : people) {
      if (person.present()) {
        json.writeStartObject();
        json.writeStringField("person", person.mark().person().toString());
        json.writeStringField("name", person.name());
        json.writeStringField("role", person.role().wire());
        json.writeNumberField("delivered", person.mark().delivered());
        json.writeNumberField("read", person.mark().read());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeObjectFieldStart("people");
    var named = new java.util.HashSet<PersonId>();
    for (var person : people) {
      if (named.add(person.mark().person())) {
        json.writeStringField(person.mark().person().toString(), person.name());
      }
    }
    json.writeEndObject();
  }

  static void writeEntries(JsonGenerator json, List<Entry> entries) throws IOException {
    json.writeArrayFieldStart("entries");
    for (var entry : entries) {
      EntryCodec.write(json, entry);
    }
    json.writeEndArray();
  }

  static void writeEnd(JsonGenerator json, long seq, long posts) throws IOException {
    json.writeObjectFieldStart("end");
    json.writeNumberField("seq", seq);
    json.writeNumberField("posts", posts);
    json.writeEndObject();
  }
}
