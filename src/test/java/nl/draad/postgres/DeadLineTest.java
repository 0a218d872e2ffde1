package nl.draad.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import nl.draad.proof.line.FaultProxy;
import nl.draad.proof.line.Mode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/// A line to PostgreSQL that died without a word, as when a firewall forgot it: whoever meets it
/// hears in time that nobody knows, and nobody meets it twice.
class DeadLineTest {

  @Test
  void aConnectionThatDiedSilentlyIsNotGivenToTheNext() {
    var database = Services.database();
    var vertx = Vertx.vertx();
    try (var proxy = FaultProxy.to(database.port(), 7)) {
      var address = through(proxy, database);
      var pool = Database.open(vertx, address, 1);
      var statement = new Statement("one", "select 1");
      assertThat(pool.run(statement).await()).hasSize(1);

      proxy.strand();
      assertThatThrownBy(() -> pool.run(statement).await()).isInstanceOf(Unreachable.class);

      assertThat(pool.run(statement).await()).hasSize(1);
      pool.close().await();
    }
    vertx.close().await();
  }

  @Test
  void theLogsOwnLineIsMadeAnew() {
    var database = Services.database();
    var vertx = Vertx.vertx();
    try (var proxy = FaultProxy.to(database.port(), 7)) {
      var address = through(proxy, database);
      var line = new LogLine(vertx, address, _ -> Future.succeededFuture());
      var statement = new Statement("one", "select 1");
      assertThat(line.run(statement).await()).hasSize(1);

      proxy.strand();
      assertThatThrownBy(() -> line.run(statement).await()).isInstanceOf(Unreachable.class);

      assertThat(line.run(statement).await()).hasSize(1);
      line.close().await();
    }
    vertx.close().await();
  }

  @Test
  void aLogsLineThatComesTooLateIsNotKept() {
    var database = Services.database();
    var vertx = Vertx.vertx();
    try (var proxy = FaultProxy.to(database.port(), 7)) {
      var line = new LogLine(vertx, through(proxy, database), _ -> Future.succeededFuture());
      var statement = new Statement("one", "select 1");
      proxy.both(Mode.SILENCE);
      assertThatThrownBy(() -> line.run(statement).await()).isInstanceOf(Unreachable.class);
      assertThatThrownBy(() -> line.run(statement).await()).isInstanceOf(Unreachable.class);

      proxy.both(Mode.PASS);
      assertThat(line.run(statement).await()).hasSize(1);
      awaitLines(proxy, 1);
      line.close().await();
    }
    vertx.close().await();
  }

  @Test
  void whatBreaksALineIsNotPrintedPastTheLog() throws SQLException {
    var database = Services.database();
    var vertx = Vertx.vertx();
    var printed = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (var proxy = FaultProxy.to(database.port(), 7);
        var sql = DriverManager.getConnection(database.jdbcUrl());
        var ask = sql.createStatement()) {
      var line = new LogLine(vertx, through(proxy, database), _ -> Future.succeededFuture());
      var statement = new Statement("one", "select 1");
      assertThat(line.run(statement).await()).hasSize(1);
      ask.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and application_name = 'draad'");
      awaitLines(proxy, 0);
      // The end of the line may still be on its way to us: then it is told by this answer.
      assertThat(line.run(statement).recover(_ -> line.run(statement)).await()).hasSize(1);
      line.close().await();
    } finally {
      System.setErr(before);
    }
    vertx.close().await();
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("Exception");
  }

  private static void awaitLines(FaultProxy proxy, int lines) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (proxy.lines() != lines && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(proxy.lines()).isEqualTo(lines);
  }

  private static DatabaseAddress through(FaultProxy proxy, TestDatabase database) {
    return new DatabaseAddress(
        "127.0.0.1", proxy.port(), database.name(), database.user(), "", false);
  }
}
