package nl.draad.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A JSON object that came from outside, read field by field. Each reader gives the value, or
/// throws [Refused] with [Refusal#MISSING_FIELD] or [Refusal#WRONG_VALUE] and the field's name.
/// Unknown fields are left alone, so that a newer device can talk to an older node.
///
/// Confined to its reader. Prints nothing of what it holds.
public final class Fields {
  private static final int UUID_LENGTH = 36;

  private final ObjectNode object;

  Fields(ObjectNode object) {
    this.object = object;
  }

  /// A text of 1 to `longest` characters.
  public String text(String field, int longest) {
    var text = anyText(field);
    if (text.isEmpty() || text.length() > longest) {
      throw wrong(field, "has to be a text of 1 to " + longest + " characters");
    }
    return text;
  }

  /// A text that may be left out.
  public Optional<String> optionalText(String field, int longest) {
    return absent(field) ? Optional.empty() : Optional.of(text(field, longest));
  }

  /// Any text at all, well-formed Unicode without NUL: the caller has its own limits.
  public String anyText(String field) {
    var node = present(field);
    if (!node.isTextual()) {
      throw wrong(field, "has to be a text");
    }
    var text = node.textValue();
    if (!storable(text)) {
      throw wrong(field, "has to be well-formed text");
    }
    return text;
  }

  public UUID uuid(String field) {
    return parse(field, anyText(field));
  }

  public boolean flag(String field) {
    var node = present(field);
    if (!node.isBoolean()) {
      throw wrong(field, "has to be true or false");
    }
    return node.booleanValue();
  }

  /// A whole number from `least` to `most`.
  public long number(String field, long least, long most) {
    var node = present(field);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(field, "has to be a whole number");
    }
    var number = node.longValue();
    if (number < least || number > most) {
      throw wrong(field, "has to be from " + least + " to " + most);
    }
    return number;
  }

  /// The number, or empty where it was left out.
  public OptionalLong optionalNumber(String field, long least, long most) {
    return absent(field) ? OptionalLong.empty() : OptionalLong.of(number(field, least, most));
  }

  /// An object in this one.
  public Fields object(String field) {
    if (present(field) instanceof ObjectNode inner) {
      return new Fields(inner);
    }
    throw wrong(field, "has to be an object");
  }

  /// A list of objects; more than `most` is [Refusal#LIST_TOO_LONG].
  public List<Fields> objects(String field, int most) {
    var node = present(field);
    if (!node.isArray()) {
      throw wrong(field, "has to be a list");
    }
    checkSize(field, node, most);
    var objects = new ArrayList<Fields>(node.size());
    for (var item : node) {
      if (!(item instanceof ObjectNode inner)) {
        throw wrong(field, "has to hold objects");
      }
      objects.add(new Fields(inner));
    }
    return objects;
  }

  /// A list of UUIDs; more than `most` is [Refusal#LIST_TOO_LONG].
  public List<UUID> uuids(String field, int most) {
    var node = present(field);
    if (!node.isArray()) {
      throw wrong(field, "has to be a list");
    }
    checkSize(field, node, most);
    var uuids = new ArrayList<UUID>(node.size());
    for (var item : node) {
      uuids.add(parse(field, item.isTextual() ? item.textValue() : ""));
    }
    return uuids;
  }

  /// A number of 0 or more for each UUID.
  public Map<UUID, Long> numbers(String field, int most) {
    var node = present(field);
    if (!node.isObject()) {
      throw wrong(field, "has to be an object");
    }
    checkSize(field, node, most);
    var numbers = new LinkedHashMap<UUID, Long>();
    for (var item : node.properties()) {
      var value = item.getValue();
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
        throw wrong(field, "has to hold whole numbers of 0 or more");
      }
      numbers.put(parse(field, item.getKey()), value.longValue());
    }
    return numbers;
  }

  /// Left out, or null.
  public boolean absent(String field) {
    var node = object.get(field);
    return node == null || node.isNull();
  }

  private JsonNode present(String field) {
    var node = object.get(field);
    if (node == null || node.isNull()) {
      throw new Refused(Refusal.MISSING_FIELD, field + " is missing");
    }
    return node;
  }

  private static void checkSize(String field, JsonNode node, int most) {
    if (node.size() > most) {
      throw new Refused(Refusal.LIST_TOO_LONG, field + " has more than " + most + " items");
    }
  }

  /// One spelling only: what is asked with an id is answered with the same characters.
  private static UUID parse(String field, String text) {
    if (text.length() == UUID_LENGTH) {
      try {
        var uuid = UUID.fromString(text);
        if (uuid.toString().equals(text)) {
          return uuid;
        }
      } catch (IllegalArgumentException notOne) {
        throw wrong(field, "has to be a UUID");
      }
    }
    throw wrong(field, "has to be a UUID in lower case");
  }

  /// PostgreSQL and UTF-8 know no NUL in text and no half of a surrogate pair.
  private static boolean storable(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Refused wrong(String field, String rule) {
    return new Refused(Refusal.WRONG_VALUE, field + " " + rule);
  }

  @Override
  public String toString() {
    return "Fields[" + object.size() + "]";
  }
}
