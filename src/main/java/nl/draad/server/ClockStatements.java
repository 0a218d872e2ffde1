package nl.draad.server;

import io.vertx.core.Future;
import java.time.Instant;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The SQL of the clock. Stateless.
final class ClockStatements {
  private static final Statement NOW = Statement.of(ClockStatements.class, "now");

  private ClockStatements() {}

  static Future<Instant> now(Queries queries) {
    return queries
        .run(NOW)
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
  }
}
