package nl.draad.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import nl.draad.postgres.Migrations;

/// A node as the command `serve` starts it, but with a clock that is wrong. For the proof, which
/// runs it as a process of its own.
public final class ShiftedNode {
  private ShiftedNode() {}

  /// @param arguments by how much the clock is wrong, such as `PT1H`
  public static void main(String[] arguments) {
    var settings = Settings.read(SettingsSource.gather(null, System.getenv(), Map.of()));
    ConfigOption.log(settings.node());
    var machine = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[0]));
    try (var signal = StopSignal.open()) {
      var address = settings.postgres().address();
      Migrations.apply(address.jdbcUrl(), address.user(), address.password());
      try (var _ = Draad.start(settings, new DatabaseClock(machine)).await()) {
        signal.await();
      }
    }
  }
}
