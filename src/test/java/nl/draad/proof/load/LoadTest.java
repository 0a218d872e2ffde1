package nl.draad.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.draad.proof.history.Checker;
import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;
import nl.draad.proof.history.StoredReader;
import nl.draad.proof.history.Violation;
import nl.draad.server.WholeNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten seconds of everything on two nodes, without faults: every promise is kept; and what is then
/// taken out of the store is missed.
class LoadTest {
  private static final Scale SCALE = Scale.modest();

  @Test
  @Timeout(300)
  void everyPromiseIsKeptAndABrokenOneIsSeen() throws Exception {
    var database = Services.database();
    var history = History.inMemory();
    try (var north = new WholeNode(database, Clock.systemUTC());
        var south = new WholeNode(database, Clock.systemUTC());
        var load =
            Load.start(List.of(door(north), door(south)), url(database), history, 7, SCALE)) {
      run(Duration.ofSeconds(10));
      assertThat(load.settle(Duration.ofSeconds(60))).isEmpty();
      var figures = load.figures();
      assertThat(figures.acked()).isGreaterThan(50);
      assertThat(figures.claims()).isPositive();
    }
    assertThat(history.events().getLast())
        .as("nobody does anything after the run")
        .isInstanceOf(Event.Settled.class);
    assertThat(judge(history, database)).isEmpty();
    var lost =
        history.events().stream()
            .filter(Event.Acked.class::isInstance)
            .map(Event.Acked.class::cast)
            .findAny()
            .orElseThrow();
    delete(database, lost);
    assertThat(judge(history, database))
        .extracting(Violation::rule)
        .contains("AcknowledgedIsStored", "NothingInvented");
  }

  private static void run(Duration time) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }

  private static List<Violation> judge(History history, TestDatabase database) {
    return Checker.check(history, StoredReader.read(url(database)));
  }

  private static void delete(TestDatabase database, Event.Acked post) throws SQLException {
    try (var connection = DriverManager.getConnection(url(database));
        var statement =
            connection.prepareStatement(
                """
                delete from entry where channel_id = ?::uuid and kind = 1
                   and convert_from(body, 'UTF8')::json ->> 'text' = ?
                """)) {
      statement.setString(1, post.channel());
      statement.setString(2, post.text());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static URI door(WholeNode node) {
    return URI.create("http://127.0.0.1:" + node.port());
  }

  private static String url(TestDatabase database) {
    return database.jdbcUrl();
  }
}
