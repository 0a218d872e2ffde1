package nl.draad.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// The option and the environment that settings come from, shared by the commands.
abstract class ConfigOption {
  @ParentCommand private @Nullable Main main;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a file of settings that differ from the defaults (or DRAAD_CONFIG)")
  private @Nullable Path config;

  /// @param preferences of this command, before the defaults but after the file and the environment
  final SettingsSource source(Map<String, String> preferences) {
    var environment = main == null ? Map.<String, String>of() : main.environment();
    return SettingsSource.gather(config, environment, preferences);
  }

  /// Has an effect only before the first line is logged.
  static void log(Settings.Node node) {
    System.setProperty("draad.node", node.name());
    System.setProperty("draad.log", node.log().name().toLowerCase(Locale.ROOT));
  }
}
