package nl.draad.gateway;

import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// The frames of the door itself, as `src/docs/protocol.md` describes them.
final class DoorFrames {
  /// The sign of life that the server asks for.
  static final Text PING = Text.of("{\"type\":\"ping\"}");

  private static final int PAGE = 100;
  private static final int TEXT = 4_000;

  private DoorFrames() {}

  static Text welcome(String ref, Reception.Guest guest, Limits limits) {
    return Json.write(
        json -> {
          json.writeStringField("type", "welcome");
          json.writeStringField("ref", ref);
          json.writeObjectFieldStart("person");
          json.writeStringField("id", guest.principal().person().toString());
          json.writeStringField("name", guest.name());
          json.writeEndObject();
          json.writeStringField("epoch", guest.epoch());
          json.writeObjectFieldStart("limits");
          json.writeNumberField("text", TEXT);
          json.writeNumberField("frame", Limits.FRAME);
          json.writeNumberField("page", PAGE);
          json.writeEndObject();
          json.writeNumberField("pingSeconds", Math.max(1, limits.patience().ping().toSeconds()));
        });
  }

  static Text accepted(String ref) {
    return referring("accepted", ref);
  }

  /// `ref` may be empty: there was none.
  static Text pong(String ref) {
    return referring("pong", ref);
  }

  static Text drain(long afterMillis) {
    return Json.write(
        json -> {
          json.writeStringField("type", "drain");
          json.writeNumberField("after", afterMillis);
        });
  }

  /// `ref` may be empty: there was none. `after` in seconds, 0: not known.
  static Text refused(String ref, Refusal refusal, String detail, int after) {
    return Json.write(
        json -> {
          json.writeStringField("type", "refused");
          if (!ref.isEmpty()) {
            json.writeStringField("ref", ref);
          }
          json.writeNumberField("number", refusal.number());
          json.writeStringField("text", detail);
          json.writeBooleanField("retry", refusal.retryable());
          if (after > 0) {
            json.writeNumberField("after", after);
          }
        });
  }

  private static Text referring(String type, String ref) {
    return Json.write(
        json -> {
          json.writeStringField("type", type);
          if (!ref.isEmpty()) {
            json.writeStringField("ref", ref);
          }
        });
  }
}
