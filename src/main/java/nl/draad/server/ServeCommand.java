package nl.draad.server;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.draad.postgres.Migrations;
import picocli.CommandLine.Command;

/// Runs a node on the PostgreSQL and the Redis that the settings name, until it is told to stop.
@Command(
    name = "serve",
    description = "Run a node on an existing PostgreSQL and Redis.",
    mixinStandardHelpOptions = true)
final class ServeCommand extends ConfigOption implements Callable<Integer> {

  @Override
  public Integer call() {
    var settings = Settings.read(source(Map.of()));
    log(settings.node());
    try (var signal = StopSignal.open()) {
      var address = settings.postgres().address();
      Migrations.apply(address.jdbcUrl(), address.user(), address.password());
      try (var _ = Draad.start(settings, new DatabaseClock(Clock.systemUTC())).await()) {
        signal.await();
      }
    }
    return 0;
  }
}
