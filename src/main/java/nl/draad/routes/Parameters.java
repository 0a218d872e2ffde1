package nl.draad.routes;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// Named texts that came with a request: its query, its headers (named in lower case) or its
/// cookies. Read like [nl.draad.wire.Fields]: a wrong value throws [Refused] with the name. Prints
/// only how many there are.
public record Parameters(Map<String, String> values) {
  private static final int UUID_LENGTH = 36;
  private static final int MAX_DIGITS = 9;

  public static final Parameters NONE = new Parameters(Map.of());

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// A whole number from `least` to `most`.
  public OptionalInt number(String name, int least, int most) {
    var text = values.get(name);
    if (text == null) {
      return OptionalInt.empty();
    }
    var number = digits(text) ? Integer.parseInt(text) : -1;
    if (number < 0 || number < least || number > most) {
      throw wrong(name, "has to be a whole number from " + least + " to " + most);
    }
    return OptionalInt.of(number);
  }

  public Optional<UUID> uuid(String name) {
    return text(name).map(text -> uuidOf(text).orElseThrow(() -> wrong(name, "has to be a UUID")));
  }

  /// `true` or `false`; left out is `false`.
  public boolean flag(String name) {
    return switch (values.getOrDefault(name, "false")) {
      case "true", "" -> true;
      case "false" -> false;
      default -> throw wrong(name, "has to be true or false");
    };
  }

  static Optional<UUID> uuidOf(String text) {
    try {
      return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static boolean digits(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Refused wrong(String name, String rule) {
    return new Refused(Refusal.WRONG_VALUE, name + " " + rule);
  }

  @Override
  public String toString() {
    return "Parameters[" + values.size() + "]";
  }
}
