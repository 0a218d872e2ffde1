package nl.draad.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import nl.draad.proof.line.FaultProxy;
import nl.draad.testing.Services;
import org.junit.jupiter.api.Test;

/// A line to PostgreSQL that died without a word, as when a firewall forgot it: whoever meets it
/// hears in time that nobody knows, and nobody meets it twice.
class DeadLineTest {

  @Test
  void aConnectionThatDiedSilentlyIsNotGivenToTheNext() {
    var database = Services.database();
    var vertx = Vertx.vertx();
    try (var proxy = FaultProxy.to(database.port(), 7)) {
      var address =
          new DatabaseAddress(
              "127.0.0.1", proxy.port(), database.name(), database.user(), "", false);
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
      var address =
          new DatabaseAddress(
              "127.0.0.1", proxy.port(), database.name(), database.user(), "", false);
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
}
