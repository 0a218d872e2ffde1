package nl.draad.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection of its own, for who appends in batches and must not queue behind others. An
/// answer that does not come in time is bounded by dropping the connection, never by cancelling
/// what may be a commit; the next statement makes a new one. A lock that is not to be had within
/// 200 ms fails the statement, so that one stuck row never stalls a batch for long.
///
/// Confined to the context that uses it.
public final class LogLine implements Queries {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 4_000;

  /// What is done with every new connection before it is used; a connection on which it fails is
  /// dropped.
  public interface Greeting {
    Future<Void> on(Queries line);
  }

  private final Vertx vertx;
  private final DatabaseAddress address;
  private final Greeting greeting;
  private @Nullable Future<PgConnection>
      connection; // null until it is first used and after it was lost

  public LogLine(Vertx vertx, DatabaseAddress address, Greeting greeting) {
    this.vertx = vertx;
    this.address = address;
    this.greeting = greeting;
  }

  @Override
  public Future<RowSet<Row>> run(Statement statement, Tuple parameters) {
    return connected()
        .compose(
            line ->
                line.preparedQuery(statement.sql())
                    .execute(parameters)
                    .timeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                    .recover(cause -> Future.failedFuture(drop(line, cause))));
  }

  /// Drops the connection.
  public Future<Void> close() {
    var line = connection;
    connection = null;
    return line == null ? Future.succeededFuture() : line.compose(PgConnection::close);
  }

  private Future<PgConnection> connected() {
    var line = connection;
    if (line != null) {
      return line;
    }
    var begun =
        PgConnection.connect(
            vertx, address.options(Map.of("lock_timeout", "200ms", "statement_timeout", "0")));
    begun.onSuccess(DeadLine::isToldByItsAnswers);
    var made =
        begun
            .compose(this::greet)
            .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
            .recover(
                cause -> {
                  connection = null;
                  begun.onSuccess(DeadLine::sever); // it may come yet, and nobody would use it
                  return Future.failedFuture(new Unreachable(false, cause));
                });
    connection = made;
    made.onSuccess(ready -> ready.closeHandler(_ -> forget(made)));
    return made;
  }

  private Future<PgConnection> greet(PgConnection line) {
    Queries queries = (statement, values) -> line.preparedQuery(statement.sql()).execute(values);
    return greeting.on(queries).map(line).onFailure(_ -> line.close());
  }

  private void forget(Future<PgConnection> lost) {
    if (connection == lost) {
      connection = null;
    }
  }

  private Throwable drop(PgConnection line, Throwable cause) {
    if (!Database.isLineTrouble(cause)) {
      return cause;
    }
    connection = null;
    var _ = DeadLine.sever(line);
    return new Unreachable(true, cause);
  }
}
