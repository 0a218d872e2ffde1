package nl.draad.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A node's connections to PostgreSQL: a bounded pool for all that is not the log's own appending.
/// Who has to wait longer than [#CONNECT_SECONDS] for a connection, or more than [#MAX_WAITING] at
/// once, fails with [Unreachable] instead of queueing without end. Thread-safe; futures complete on
/// the caller's context.
public final class Database implements Queries {
  /// How long somebody waits for a free connection.
  static final int CONNECT_SECONDS = 3;

  /// How long an answer is awaited; the server gives a statement up before that.
  static final int ANSWER_SECONDS = 12;

  /// How many may wait for a connection at once.
  static final int MAX_WAITING = 2_000;

  private final Pool pool;

  private Database(Pool pool) {
    this.pool = pool;
  }

  /// Opens the pool; the first connection is made by the first statement.
  public static Database open(Vertx vertx, DatabaseAddress address, int connections) {
    var options =
        new PoolOptions()
            .setMaxSize(connections)
            .setMaxWaitQueueSize(MAX_WAITING)
            .setConnectionTimeout(0);
    var pool =
        PgBuilder.pool()
            .with(options)
            .connectingTo(address.options(Map.of("lock_timeout", "3s")))
            .using(vertx)
            .build();
    return new Database(pool);
  }

  @Override
  public Future<RowSet<Row>> run(Statement statement, Tuple parameters) {
    return connection()
        .compose(
            line ->
                bounded(line, line.preparedQuery(statement.sql()).execute(parameters))
                    .eventually(line::close));
  }

  /// Runs a deed in one transaction: committed when its future succeeds, rolled back when it fails.
  public <T> Future<T> transaction(Function<Transaction, Future<T>> deed) {
    return connection().compose(line -> carryOut(line, new Transaction(line), deed));
  }

  public Future<Void> close() {
    return pool.close();
  }

  /// The pool's own time-out is off, because it may fail a request that was just served. One that
  /// comes too late goes back at once.
  private Future<SqlConnection> connection() {
    var coming = pool.getConnection().onSuccess(DeadLine::isToldByItsAnswers);
    return coming
        .timeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .recover(
            cause -> {
              coming.onSuccess(SqlConnection::close);
              return Future.failedFuture(new Unreachable(false, cause));
            });
  }

  /// A deed that is given up runs no further statement: the connection may be somebody else's by
  /// then.
  private static <T> Future<T> carryOut(
      SqlConnection line, Transaction transaction, Function<Transaction, Future<T>> deed) {
    return bounded(line, within(line, transaction, deed))
        .onFailure(_ -> transaction.end())
        .eventually(line::close);
  }

  private static <T> Future<T> within(
      SqlConnection line, Transaction transaction, Function<Transaction, Future<T>> deed) {
    return line.begin()
        .compose(
            begun ->
                deed.apply(transaction)
                    .compose(
                        done -> begun.commit().map(done),
                        broken -> begun.rollback().transform(_ -> Future.failedFuture(broken))));
  }

  /// An answer of PostgreSQL, good or bad, is passed on; anything else leaves the outcome open, and
  /// nobody uses that connection again.
  private static <T> Future<T> bounded(SqlConnection line, Future<T> answer) {
    return answer
        .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
        .recover(
            cause -> {
              if (!isLineTrouble(cause)) {
                return Future.failedFuture(cause);
              }
              return DeadLine.sever(line)
                  .transform(_ -> Future.failedFuture(new Unreachable(true, cause)));
            });
  }

  static boolean isLineTrouble(Throwable cause) {
    return switch (cause) {
      case PgException refused -> Sqlstate.isShutdown(refused);
      case io.vertx.core.VertxException _ -> true;
      case java.io.IOException _ -> true;
      case java.util.concurrent.TimeoutException _ -> true;
      default -> false;
    };
  }
}
