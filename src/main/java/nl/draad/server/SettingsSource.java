package nl.draad.server;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings as texts by name, gathered from the defaults in `config/draad.properties`, then a file,
/// then the environment: a later one goes before an earlier one. Immutable.
///
/// @param complaints what is wrong with the sources themselves: unknown names, unreadable files
record SettingsSource(Map<String, String> values, List<String> complaints) {
  static final Set<String> SECRETS =
      Set.of("postgres.password", "redis.password", "security.master-key");

  private static final String PREFIX = "DRAAD_";
  private static final String CONFIG = "DRAAD_CONFIG";

  SettingsSource {
    values = Map.copyOf(values);
    complaints = List.copyOf(complaints);
  }

  /// @param file of settings that differ from the defaults; null takes the one that `DRAAD_CONFIG`
  ///   names
  static SettingsSource gather(
      @Nullable Path file, Map<String, String> environment, Map<String, String> preferences) {
    var defaults = defaults();
    var values = new HashMap<>(defaults);
    values.putAll(preferences);
    var complaints = new ArrayList<String>();
    var config =
        Optional.ofNullable(file)
            .or(() -> Optional.ofNullable(environment.get(CONFIG)).map(Path::of));
    config.ifPresent(path -> addFile(path, defaults, values, complaints));
    addEnvironment(environment, defaults, values, complaints);
    return new SettingsSource(values, complaints);
  }

  /// The same with other values in their place.
  SettingsSource with(Map<String, String> others) {
    var all = new HashMap<>(values);
    all.putAll(others);
    return new SettingsSource(all, complaints);
  }

  /// Every setting but the secrets, with its default.
  static Map<String, String> defaults() {
    try (var stream = SettingsSource.class.getResourceAsStream("/config/draad.properties")) {
      return parse(
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parse(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    var values = new TreeMap<String, String>();
    properties.forEach((name, value) -> values.put((String) name, ((String) value).strip()));
    return values;
  }

  private static void addFile(
      Path file, Map<String, String> known, Map<String, String> values, List<String> complaints) {
    try {
      parse(Files.readString(file))
          .forEach(
              (name, value) -> {
                if (known.containsKey(name)) {
                  values.put(name, value);
                } else {
                  complaints.add(
                      SECRETS.contains(name)
                          ? name + ": is a secret; set " + variable(name) + " instead"
                          : name + ": there is no such setting (in " + file + ")");
                }
              });
    } catch (IOException | IllegalArgumentException _) {
      complaints.add(file + ": this file of settings cannot be read");
    }
  }

  private static void addEnvironment(
      Map<String, String> environment,
      Map<String, String> known,
      Map<String, String> values,
      List<String> complaints) {
    var names = new TreeMap<String, String>();
    known.keySet().forEach(name -> names.put(variable(name), name));
    SECRETS.forEach(name -> names.put(variable(name), name));
    environment.forEach(
        (variable, value) -> {
          var secret = names.get(variable.replaceFirst("_FILE$", ""));
          if (names.containsKey(variable)) {
            values.put(names.get(variable), value.strip());
          } else if (secret != null && SECRETS.contains(secret)) {
            addSecretFile(secret, value, values, complaints);
          } else if (variable.startsWith(PREFIX) && !variable.equals(CONFIG)) {
            complaints.add(variable + ": there is no such setting");
          }
        });
  }

  private static void addSecretFile(
      String name, String file, Map<String, String> values, List<String> complaints) {
    try {
      values.put(name, Files.readString(Path.of(file)).strip());
    } catch (IOException | IllegalArgumentException _) {
      complaints.add(variable(name) + "_FILE: the file " + file + " cannot be read");
    }
  }

  /// The environment variable of a setting.
  static String variable(String name) {
    return PREFIX + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
