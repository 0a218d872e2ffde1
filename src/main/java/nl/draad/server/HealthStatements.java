package nl.draad.server;

import io.vertx.core.Future;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// What a health check asks of PostgreSQL.
final class HealthStatements {
  private static final Statement ANSWERS = Statement.of(HealthStatements.class, "answers");

  private HealthStatements() {}

  /// Succeeds when PostgreSQL answers.
  static Future<Void> answers(Queries queries) {
    return queries.run(ANSWERS).mapEmpty();
  }
}
