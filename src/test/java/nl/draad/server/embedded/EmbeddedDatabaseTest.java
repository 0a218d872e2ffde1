package nl.draad.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir private Path folder;

  @Test
  void keepsItsDataBetweenStarts() throws SQLException {
    try (var first = EmbeddedDatabase.start(folder, 0, Map.of())) {
      execute(first, "create table kept (number int)");
    }
    try (var second = EmbeddedDatabase.start(folder, 0, Map.of())) {
      execute(second, "insert into kept values (1)");
    }
  }

  @Test
  void aFolderInUseIsRefusedByName() {
    try (var _ = EmbeddedDatabase.start(folder, 0, Map.of())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder, 0, Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void takesUpWhatAKilledProcessLeftRunning() throws Exception {
    var run = Run.start(folder);
    var database = folder.resolve("database");
    var pid = Leftover.pid(database.toRealPath().resolve("postgres/postmaster.pid")).orElseThrow();
    run.kill();
    assertThat(ProcessHandle.of(pid)).isPresent();
    try (var server = EmbeddedDatabase.start(database, 0, Map.of())) {
      assertThat(server.process().pid()).isNotEqualTo(pid);
      execute(server, "select 1");
    }
    EmbeddedRedis.release(folder.resolve("redis"));
  }

  @Test
  void aProcessThatGotTheOldProcessIdIsLeftAlone() throws Exception {
    EmbeddedDatabase.start(folder, 0, Map.of()).close();
    var bystander = new ProcessBuilder("tail", "-f", "/dev/null").start();
    try {
      Files.writeString(folder.resolve("postgres/postmaster.pid"), bystander.pid() + "\n");
      EmbeddedDatabase.start(folder, 0, Map.of()).close();
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroy();
    }
  }

  @Test
  void aFirstStartThatWasBrokenOffIsBegunAnew() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/postgresql.conf"), "half written");
    EmbeddedDatabase.start(folder, 0, Map.of()).close();
  }

  @Test
  void saysWhyItDidNotStart() {
    assertThatThrownBy(
            () ->
                EmbeddedDatabase.start(
                    folder, 0, Map.of("max_connections", "many"), Duration.ofSeconds(1)))
        .hasMessageContaining("max_connections");
  }

  private static void execute(EmbeddedDatabase server, String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
