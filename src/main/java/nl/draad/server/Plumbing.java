package nl.draad.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import nl.draad.postgres.Database;

/// The ground floor of a running node: event loops, measures, and the lines to PostgreSQL.
record Plumbing(Settings settings, Clock clock, Measures measures, Vertx vertx, Database database) {
  private static final int TRIES = 10; // of three seconds each

  static Plumbing lay(Settings settings, Clock clock) {
    var measures = new Measures(settings.node().name());
    var vertx = measures.vertx(new VertxOptions().setEventLoopPoolSize(settings.node().lanes()));
    var postgres = settings.postgres();
    var database = Database.open(vertx, postgres.address(), postgres.pool());
    return new Plumbing(settings, clock, measures, vertx, database);
  }

  /// Succeeds once PostgreSQL answers, and the clock that is corrected by it is right. A busy
  /// machine may need several tries at its start.
  Future<Void> reach() {
    return reach(TRIES).compose(_ -> setClock());
  }

  private Future<Void> setClock() {
    return clock instanceof DatabaseClock corrected
        ? corrected.keep(vertx, database)
        : Future.succeededFuture();
  }

  private Future<Void> reach(int tries) {
    return HealthStatements.answers(database)
        .recover(broken -> tries == 1 ? Future.failedFuture(broken) : reach(tries - 1));
  }

  /// The future completes on no event loop, because none is left then.
  Future<Void> close() {
    var closed = Promise.<Void>promise();
    database.close().onComplete(_ -> vertx.close().onComplete(closed));
    return closed.future().onComplete(_ -> measures.close());
  }
}
