package nl.draad.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/// Statements that stand or fall together. Used only inside the deed that [Database#transaction]
/// was given, one statement after the other.
public final class Transaction implements Queries {
  private final SqlConnection line;
  private volatile boolean
      ended; // once it was given up: what is left of the deed must not run outside it

  Transaction(SqlConnection line) {
    this.line = line;
  }

  @Override
  public Future<RowSet<Row>> run(Statement statement, Tuple parameters) {
    return ended
        ? Future.failedFuture(new Unreachable(true, null))
        : line.preparedQuery(statement.sql()).execute(parameters);
  }

  /// Nobody waits for the deed any more.
  void end() {
    ended = true;
  }
}
