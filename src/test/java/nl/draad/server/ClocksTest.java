package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.draad.testing.Services;
import nl.draad.testing.World;
import org.junit.jupiter.api.Test;

/// Machines whose clocks are far apart make one installation with one time, PostgreSQL's.
class ClocksTest {

  @Test
  void nodesWithClocksAnHourApartTakeEachOthersTokensAndWriteOneTime() {
    var database = Services.database();
    try (var right = new WholeNode(database, new DatabaseClock(Clock.systemUTC()));
        var early = new WholeNode(database, shifted(Duration.ofHours(1)));
        var late = new WholeNode(database, shifted(Duration.ofHours(-1)))) {
      var anna = early.signUp("Anna");
      for (var node : new WholeNode[] {right, early, late}) {
        var me = node.ask(anna, "GET", "/api/me", new JsonObject());
        assertThat(me.getJsonObject("person").getString("name")).isEqualTo("Anna");
      }
      late.signUp("Bela");
      var apart =
          new World(database)
              .count("select extract(epoch from max(created_at) - min(created_at)) from account");
      assertThat(Duration.ofSeconds(apart)).isLessThan(Duration.ofMinutes(10));
    }
  }

  @Test
  void withoutTheCorrectionItIsTheMachinesOwnTime() {
    var clock = shifted(Duration.ofHours(1));
    assertThat(clock.instant()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
  }

  private static DatabaseClock shifted(Duration wrong) {
    return new DatabaseClock(Clock.offset(Clock.systemUTC(), wrong));
  }
}
