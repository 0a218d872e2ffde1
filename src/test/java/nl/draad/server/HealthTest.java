package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.routes.Reply;
import nl.draad.testing.OwnPostgres;
import nl.draad.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicBoolean redis = new AtomicBoolean(true);

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void isReadyOnlyWhilePostgresAnswersAndTheNodeStays() {
    try (var postgres = OwnPostgres.start()) {
      var health = health(postgres.database());
      assertThat(onceReady(health)).isEqualTo("200 {status:ready,postgres:up,redis:up}");

      postgres.stop();
      assertThat(ready(health)).isEqualTo("503 {status:not-ready,postgres:down,redis:up}");
      assertThat(text(health.live())).isEqualTo("200 {status:live}");

      postgres.restart();
      assertThat(onceReady(health)).isEqualTo("200 {status:ready,postgres:up,redis:up}");

      health.leave();
      assertThat(ready(health)).startsWith("503 {status:leaving,");
    }
  }

  @Test
  void answersInTimeWhenPostgresIsSilent() {
    try (var postgres = OwnPostgres.start()) {
      var health = health(postgres.database());
      assertThat(onceReady(health)).startsWith("200");
      postgres.freeze();
      assertThat(ready(health)).startsWith("503");
      postgres.thaw();
    }
  }

  @Test
  void withoutRedisItSaysSoAndIsReady() {
    try (var postgres = OwnPostgres.start()) {
      redis.set(false);
      assertThat(onceReady(health(postgres.database())))
          .isEqualTo("200 {status:ready,postgres:up,redis:down}");
    }
  }

  private Health health(TestDatabase database) {
    var address =
        new DatabaseAddress(
            database.host(),
            database.port(),
            database.name(),
            database.user(),
            database.password(),
            false);
    return new Health(Database.open(vertx, address, 2), redis::get);
  }

  private static String ready(Health health) {
    return text(health.ready().await());
  }

  /// Asks until it is ready, as a balancer does.
  private static String onceReady(Health health) {
    var answer = ready(health);
    while (answer.startsWith("503")) {
      answer = ready(health);
    }
    return answer;
  }

  private static String text(Reply reply) {
    return reply.status() + " " + reply.body().orElseThrow().decode().replace("\"", "");
  }
}
