package nl.draad.messaging;

import java.util.Arrays;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.wire.Fields;
import nl.draad.wire.Json;

/// What an entry holds: one JSON object in UTF-8, opaque to SQL, spliced unread into what travels.
/// Never changed. Prints as its length, because it holds what people said.
public final class Body {
  /// Nothing: of a withdrawal, or of what was taken back.
  public static final Body NONE = new Body(new byte[0]);

  private final byte[] json;

  private Body(byte[] json) {
    this.json = json;
  }

  /// The array is handed over: the caller does not touch it again.
  public static Body of(byte[] json) {
    return json.length == 0 ? NONE : new Body(json);
  }

  /// What somebody said.
  public static Body said(String text) {
    return new Body(Json.bytes(json -> json.writeStringField("text", text)));
  }

  /// Somebody let in, and from which place on this person sees what was said.
  public static Body admitted(PersonId person, String name, ChannelRole role, long visible) {
    return new Body(
        Json.bytes(
            json -> {
              json.writeStringField("person", person.toString());
              json.writeStringField("name", name);
              json.writeStringField("role", role.wire());
              json.writeNumberField("visible", visible);
            }));
  }

  /// Somebody whose membership ended.
  public static Body dismissed(PersonId person) {
    return new Body(Json.bytes(json -> json.writeStringField("person", person.toString())));
  }

  /// The bytes themselves, shared: not to be changed.
  public byte[] json() {
    return json;
  }

  public boolean isNone() {
    return json.length == 0;
  }

  /// The fields, for the few kinds that the server itself understands.
  Fields fields() {
    return Json.read(json);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(json, body.json);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(json);
  }

  @Override
  public String toString() {
    return "Body[" + json.length + " bytes]";
  }
}
