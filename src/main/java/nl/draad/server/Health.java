package nl.draad.server;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.draad.postgres.Queries;
import nl.draad.routes.Reply;
import nl.draad.wire.Json;

/// Whether this node can serve. Live: the process answers. Ready: PostgreSQL answers too, and the
/// node is not leaving. Redis is told but not required: without it, Draad goes on, a little slower.
/// Thread-safe.
final class Health {
  private static final int PATIENCE_SECONDS = 2;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Queries queries;
  private final BooleanSupplier redis;
  private volatile boolean leaving; // true from the moment that the node began to stop

  /// @param redis whether Redis is there now, as far as this node knows
  Health(Queries queries, BooleanSupplier redis) {
    this.queries = queries;
    this.redis = redis;
  }

  /// From now on not ready, so that a balancer sends nobody here any more.
  void leave() {
    leaving = true;
  }

  Reply live() {
    return reply(OK, json -> json.writeStringField("status", "live"));
  }

  /// Ready or not, within two seconds.
  Future<Reply> ready() {
    return HealthStatements.answers(queries)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .transform(answer -> Future.succeededFuture(ready(answer.succeeded())));
  }

  private Reply ready(boolean postgres) {
    boolean ready = postgres && !leaving;
    return reply(
        ready ? OK : UNAVAILABLE,
        json -> {
          json.writeStringField("status", leaving ? "leaving" : ready ? "ready" : "not-ready");
          json.writeStringField("postgres", state(postgres));
          json.writeStringField("redis", state(redis.getAsBoolean()));
        });
  }

  private static String state(boolean up) {
    return up ? "up" : "down";
  }

  private static Reply reply(int status, Json.Writing object) {
    return new Reply(status, Optional.of(Json.write(object)), Map.of());
  }
}
