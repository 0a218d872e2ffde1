package nl.draad.server;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.draad.crypto.MasterKey;

/// Turns texts into values, and gathers a complaint for each that is wrong, so that all are told at
/// once. A value that was complained of is replaced by a harmless one; [#check] then refuses the
/// lot. Confined to one thread.
final class SettingsReader {
  private final SettingsSource source;
  private final List<String> complaints;

  SettingsReader(SettingsSource source) {
    this.source = source;
    this.complaints = new ArrayList<>(source.complaints());
  }

  /// @throws WrongSettings when there was any complaint
  void check() {
    if (!complaints.isEmpty()) {
      throw new WrongSettings(complaints.stream().sorted().toList());
    }
  }

  String text(String name) {
    return read(name, "", value -> value);
  }

  String text(String name, String pattern, String expected) {
    return read(
        name,
        "",
        value -> {
          require(value.matches(pattern), expected, value);
          return value;
        });
  }

  int number(String name, int least, int most) {
    return read(name, least, value -> wholeNumber(value, least, most));
  }

  static int wholeNumber(String value, int least, int most) {
    var expected = "expected a whole number from " + least + " to " + most;
    require(value.matches("[0-9]{1,9}"), expected, value);
    int number = Integer.parseInt(value);
    require(number >= least && number <= most, expected, value);
    return number;
  }

  boolean flag(String name) {
    return read(
        name,
        false,
        value -> {
          require(value.equals("true") || value.equals("false"), "expected true or false", value);
          return Boolean.parseBoolean(value);
        });
  }

  /// One of these constants, written in lower case.
  <E extends Enum<E>> E choice(String name, E[] choices) {
    return read(
        name,
        choices[0],
        value ->
            Stream.of(choices)
                .filter(choice -> word(choice).equals(value))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "expected "
                                + Stream.of(choices)
                                    .map(SettingsReader::word)
                                    .collect(Collectors.joining(" or "))
                                + " but was \""
                                + value
                                + "\"")));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /// A secret that may be missing; then it is empty.
  Secret secret(String name) {
    return new Secret(source.values().getOrDefault(name, ""));
  }

  /// The master key. What it was is never told.
  MasterKey masterKey(String name) {
    var value = source.values().getOrDefault(name, "");
    try {
      if (!value.isEmpty()) {
        return MasterKey.parse(value);
      }
      complaints.add(name + ": is not set; set " + SettingsSource.variable(name));
    } catch (IllegalArgumentException e) {
      complaints.add(name + ": " + e.getMessage());
    }
    return MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
  }

  <T> T read(String name, T instead, Function<String, T> parse) {
    var value = source.values().getOrDefault(name, "");
    if (value.isEmpty()) {
      complaints.add(name + ": is not set");
      return instead;
    }
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      complaints.add(name + ": " + e.getMessage());
      return instead;
    }
  }

  static void require(boolean right, String expected, String value) {
    if (!right) {
      throw new IllegalArgumentException(expected + " but was \"" + value + "\"");
    }
  }
}
