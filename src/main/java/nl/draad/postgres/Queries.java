package nl.draad.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/// Something that runs statements: the [Database] itself (each statement on its own) or a
/// [Transaction] (all or nothing). What is written against this works in both.
public interface Queries {

  /// Runs a prepared statement. Fails with [Unreachable] when PostgreSQL did not answer, and
  /// otherwise with the driver's own exception.
  Future<RowSet<Row>> run(Statement statement, Tuple parameters);

  /// The same, parameters in a row; null is SQL's null.
  default Future<RowSet<Row>> run(Statement statement, @Nullable Object... parameters) {
    return run(statement, Tuple.from(parameters));
  }
}
