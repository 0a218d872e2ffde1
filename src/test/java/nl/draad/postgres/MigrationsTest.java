package nl.draad.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final TestDatabase database = Services.unmigratedDatabase();

  @Test
  void aSecondStartFindsTheWorkDone() {
    assertThat(migrate(database)).isPositive();
    assertThat(migrate(database)).isZero();
  }

  @Test
  void nodesThatStartAtOnceMigrateOnce() throws Exception {
    var together = new CyclicBarrier(3);
    Callable<Integer> node =
        () -> {
          together.await();
          return migrate(database);
        };
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      var applied = nodes.invokeAll(Stream.generate(() -> node).limit(3).toList());
      int all = 0;
      for (var one : applied) {
        all += one.get();
      }
      assertThat(all).isEqualTo(migrate(Services.unmigratedDatabase()));
    }
  }

  @Test
  void aMigrationThatWasChangedAfterwardsIsRefused() throws SQLException {
    migrate(database);
    try (var connection = DriverManager.getConnection(database.jdbcUrl());
        var sql = connection.createStatement()) {
      sql.executeUpdate("update flyway_schema_history set checksum = checksum + 1");
    }
    assertThatThrownBy(() -> migrate(database))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum");
  }

  private static int migrate(TestDatabase database) {
    return Migrations.apply(database.jdbcUrl(), database.user(), database.password());
  }
}
