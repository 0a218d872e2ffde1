package nl.draad.proof.abuse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import nl.draad.testing.FrameContract;

/// Makes frames out of their JSON Schemas: right ones, and right ones with something wrong in them.
/// The same seed makes the same frames. For one thread.
final class Grammar {
  private static final List<String> HOSTILE =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e400",
          "1E-400",
          "9".repeat(30),
          "9".repeat(31),
          "9".repeat(2_000),
          "00",
          "+1",
          "NaN",
          "Infinity",
          "0x10",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\ud83d\\ude00\"",
          "\"\\uD83D\"",
          "\"\u202e\u0007\"",
          "\"\\u202e\\ufeff\\uffff\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"a\":{\"a\":1}}",
          "\"" + "x".repeat(4_000) + "\"",
          "\"" + "x".repeat(4_001) + "\"",
          "\"" + "\u20ac".repeat(9_000) + "\"",
          "\"'; drop table entry; --\"",
          "\"%00\"",
          "\"\\q\"",
          "\"\t\"",
          "undefined",
          "'x'",
          "[1,]",
          "{\"a\":1,}",
          "/*x*/1",
          "[".repeat(17) + "]".repeat(17),
          "[".repeat(5_000),
          "{\"a\":".repeat(20) + "1");

  private final Random random;
  private final Own own;
  private final List<JsonObject> schemas;
  private final JsonObject parts = FrameContract.parts();

  /// What stands where an id or a token is wanted.
  record Own(Supplier<UUID> ids, Supplier<String> tokens) {}

  Grammar(Random random, Own own, FrameContract contract) {
    this.random = random;
    this.own = own;
    this.schemas =
        contract.frames().stream()
            .filter(frame -> frame.startsWith("device-"))
            .map(contract::schema)
            .toList();
  }

  /// Any frame as its schema wants it.
  JsonObject right() {
    var schema = schemas.get(random.nextInt(schemas.size()));
    return (JsonObject) value(schema, 0);
  }

  /// A frame's text, more often than not with something wrong in it.
  String text() {
    var frame = right();
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4, 5 -> swapped(frame);
      case 6 -> without(frame).encode();
      case 7 -> twice(frame);
      case 8, 9 -> frame.put("f" + random.nextInt(1_000), random.nextLong()).encode();
      case 10 -> frame.encode().substring(0, random.nextInt(frame.encode().length() + 1));
      case 11 -> bitten(frame.encode());
      case 12 -> hostile();
      case 13 -> frame.encode() + hostile();
      default -> frame.encode();
    };
  }

  String hostile() {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  UUID id() {
    return random.nextInt(8) == 0 ? nothing() : own.ids().get();
  }

  private UUID nothing() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /// One field with a value that is none.
  private String swapped(JsonObject frame) {
    var field = field(frame);
    return frame.put(field, "@@").encode().replace("\"@@\"", hostile());
  }

  private JsonObject without(JsonObject frame) {
    frame.remove(field(frame));
    return frame;
  }

  private String twice(JsonObject frame) {
    var field = field(frame);
    return frame.encode().replaceFirst("\\{", "{\"" + field + "\":" + literal() + ",");
  }

  private String literal() {
    return random.nextBoolean() ? "1" : "\"" + id() + "\"";
  }

  private String bitten(String text) {
    var chars = text.toCharArray();
    for (var i = 0; i <= random.nextInt(3); i++) {
      chars[random.nextInt(chars.length)] = (char) random.nextInt(256);
    }
    return new String(chars);
  }

  private String field(JsonObject frame) {
    var names = List.copyOf(frame.fieldNames());
    return names.get(random.nextInt(names.size()));
  }

  private Object value(JsonObject schema, int depth) {
    var ref = schema.getString("$ref");
    if (ref != null) {
      var name = ref.substring(ref.lastIndexOf('/') + 1);
      return name.equals("id") ? id().toString() : value(part(name), depth);
    }
    if (schema.containsKey("const")) {
      return schema.getValue("const");
    }
    if (schema.containsKey("enum")) {
      var values = schema.getJsonArray("enum");
      return values.getValue(random.nextInt(values.size()));
    }
    return switch (schema.getString("type", "string")) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> integer(schema);
      case "boolean" -> random.nextBoolean();
      default -> string(schema);
    };
  }

  private JsonObject part(String name) {
    return parts.getJsonObject("$defs").getJsonObject(name);
  }

  private JsonObject object(JsonObject schema, int depth) {
    var made = new JsonObject();
    var required = schema.getJsonArray("required", new JsonArray());
    var properties = schema.getJsonObject("properties", new JsonObject());
    for (var name : properties.fieldNames()) {
      if (required.contains(name) || random.nextBoolean()) {
        made.put(name, value(name, properties.getJsonObject(name), depth + 1));
      }
    }
    if (schema.containsKey("propertyNames")) {
      for (var i = random.nextInt(4); i > 0; i--) {
        made.put(id().toString(), random.nextInt(20));
      }
    }
    return made;
  }

  /// A ref is a new one as a rule, because one that came before is only refused.
  private Object value(String name, JsonObject schema, int depth) {
    if (name.equals("ref") && random.nextInt(4) > 0) {
      return nothing().toString();
    }
    return name.equals("token") && random.nextBoolean() ? own.tokens().get() : value(schema, depth);
  }

  private JsonArray array(JsonObject schema, int depth) {
    var made = new JsonArray();
    for (var i = random.nextInt(schema.getInteger("maxItems", 3) + 2); i > 0; i--) {
      made.add(value(schema.getJsonObject("items"), depth + 1));
    }
    return made;
  }

  private long integer(JsonObject schema) {
    var least = schema.getLong("minimum", 0L);
    return switch (random.nextInt(12)) {
      case 0 -> schema.getLong("maximum", Long.MAX_VALUE);
      case 1 -> schema.getLong("maximum", Long.MAX_VALUE - 1) + 1;
      case 2 -> least - 1;
      default -> least + random.nextInt(50);
    };
  }

  private String string(JsonObject schema) {
    var most = schema.getInteger("maxLength", 64);
    var length =
        random.nextInt(20) == 0 ? most + random.nextInt(2) : 1 + random.nextInt(Math.min(most, 40));
    var text = new StringBuilder(length);
    while (text.length() < length) {
      text.append((char) (' ' + random.nextInt(90)));
    }
    return text.toString();
  }
}
