package nl.draad.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.wire.Json;
import nl.draad.wire.Text;

/// How an entry travels: to devices as JSON with its body spliced in unread, to other nodes as a
/// fixed head and the body's bytes. Stateless.
final class EntryCodec {
  private static final SerializableString TYPE = Json.name("type");
  private static final SerializableString CHANNEL = Json.name("channel");
  private static final SerializableString ENTRY = Json.name("entry");
  private static final SerializableString SEQ = Json.name("seq");
  private static final SerializableString POSTS = Json.name("posts");
  private static final SerializableString KIND = Json.name("kind");
  private static final SerializableString AUTHOR = Json.name("author");
  private static final SerializableString REF = Json.name("ref");
  private static final SerializableString ABOUT = Json.name("about");
  private static final SerializableString AT = Json.name("at");
  private static final SerializableString BODY = Json.name("body");
  private static final int HEAD_BYTES = 2 + 8 + 8 + 8 + 8 + 16 + 16 + 1;

  private EntryCodec() {}

  /// The live frame of an entry.
  static Text frame(Entry entry) {
    return Json.write(
        json -> {
          json.writeFieldName(TYPE);
          json.writeString("entry");
          json.writeFieldName(CHANNEL);
          json.writeString(entry.channel().toString());
          json.writeFieldName(ENTRY);
          write(json, entry);
        });
  }

  /// The author's own answer to a post, edit or withdrawal.
  static Text ack(Entry entry) {
    return Json.write(
        json -> {
          json.writeFieldName(TYPE);
          json.writeString("ack");
          json.writeFieldName(REF);
          json.writeString(entry.ref().toString());
          json.writeFieldName(CHANNEL);
          json.writeString(entry.channel().toString());
          json.writeFieldName(SEQ);
          json.writeNumber(entry.seq());
          json.writeFieldName(POSTS);
          json.writeNumber(entry.posts());
          json.writeFieldName(AT);
          json.writeString(entry.at().toString());
        });
  }

  /// The entry itself, as it stands in live frames and pages.
  static void write(JsonGenerator json, Entry entry) throws IOException {
    json.writeStartObject();
    json.writeFieldName(SEQ);
    json.writeNumber(entry.seq());
    json.writeFieldName(POSTS);
    json.writeNumber(entry.posts());
    json.writeFieldName(KIND);
    if (entry.fold() == Entry.Fold.HIDDEN || entry.kind() == EntryKind.VOID) {
      json.writeString("hidden");
    } else {
      json.writeString(entry.kind().wire());
      writeSubstance(json, entry);
    }
    json.writeFieldName(AT);
    json.writeString(entry.at().toString());
    json.writeEndObject();
  }

  private static void writeSubstance(JsonGenerator json, Entry entry) throws IOException {
    if (!entry.author().equals(PersonId.SYSTEM)) {
      json.writeFieldName(AUTHOR);
      json.writeString(entry.author().toString());
      json.writeFieldName(REF);
      json.writeString(entry.ref().toString());
    }
    if (entry.about() > 0) {
      json.writeFieldName(ABOUT);
      json.writeNumber(entry.about());
    }
    switch (entry.fold()) {
      case EDITED -> json.writeBooleanField("edited", true);
      case WITHDRAWN -> json.writeBooleanField("withdrawn", true);
      case AS_WRITTEN, HIDDEN -> {}
    }
    if (!entry.body().isNone()) {
      json.writeFieldName(BODY);
      json.writeRawValue(new String(entry.body().json(), StandardCharsets.UTF_8));
    }
  }

  /// For other nodes. The channel is the topic's.
  static byte[] pack(Entry entry) {
    var body = entry.body().json();
    return ByteBuffer.allocate(HEAD_BYTES + body.length)
        .putShort(entry.kind().number())
        .putLong(entry.seq())
        .putLong(entry.about())
        .putLong(entry.posts())
        .putLong(entry.at().toEpochMilli())
        .putLong(entry.author().value().getMostSignificantBits())
        .putLong(entry.author().value().getLeastSignificantBits())
        .putLong(entry.ref().getMostSignificantBits())
        .putLong(entry.ref().getLeastSignificantBits())
        .put(entry.fold().number())
        .put(body)
        .array();
  }

  /// What another node packed.
  static Entry unpack(ChannelId channel, ByteBuffer packed) {
    var kind = EntryKind.of(packed.getShort());
    var seq = packed.getLong();
    var about = packed.getLong();
    var posts = packed.getLong();
    var at = Instant.ofEpochMilli(packed.getLong());
    var author = new PersonId(new UUID(packed.getLong(), packed.getLong()));
    var ref = new UUID(packed.getLong(), packed.getLong());
    var fold = Entry.Fold.of(packed.get());
    var body = new byte[packed.remaining()];
    packed.get(body);
    return new Entry(channel, seq, kind, author, ref, about, posts, at, Body.of(body), fold);
  }
}
