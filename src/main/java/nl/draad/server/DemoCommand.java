package nl.draad.server;

import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.draad.postgres.Migrations;
import nl.draad.server.demonstration.Demonstration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs a node on a PostgreSQL and a Redis that it brings along, with demonstration people. What
/// they do is kept in a folder between starts.
@Command(
    name = "demo",
    description = "Run a node with everything it needs, and demonstration people.",
    mixinStandardHelpOptions = true)
final class DemoCommand extends ConfigOption implements Callable<Integer> {
  /// The demonstration people's passwords are known, so strangers stay outside unless they are let
  /// in.
  private static final Map<String, String> PREFERENCES =
      Map.of("http.host", "127.0.0.1", "node.name", "demo", "node.log", "lines");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var source = source(PREFERENCES);
    // Read before anything is started, with stand-ins for what is known only afterwards.
    var asked = Settings.read(source.with(standIns()));
    log(asked.node());
    try (var signal = StopSignal.open();
        var services = DemoServices.start(asked.demoFolder())) {
      var settings = Settings.read(source.with(services.settings()));
      var address = settings.postgres().address();
      Migrations.apply(address.jdbcUrl(), address.user(), address.password());
      var demonstration = Demonstration.read();
      demonstration.load(address, Clock.systemUTC());
      try (var node = Draad.start(settings, new DatabaseClock(Clock.systemUTC())).await()) {
        welcome(settings, node.port(), demonstration.people());
        signal.await();
      }
    }
    return 0;
  }

  private static Map<String, String> standIns() {
    return Map.of("security.master-key", Base64.getEncoder().encodeToString(new byte[32]));
  }

  private void welcome(Settings settings, int port, String people) {
    if (spec != null) {
      var out = spec.commandLine().getOut();
      out.printf("%n%s", people);
      out.printf("%nDraad is at http://localhost:%d%n", port);
      out.printf(
          "Its data are in %s. Ctrl-C stops it.%n%n", settings.demoFolder().toAbsolutePath());
      out.flush();
    }
  }
}
