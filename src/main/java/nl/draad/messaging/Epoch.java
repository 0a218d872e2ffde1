package nl.draad.messaging;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicReference;
import nl.draad.postgres.Queries;
import org.jspecify.annotations.Nullable;

/// Which database this node works on, on which timeline. After a restore or a failover it is
/// another one, and what the node holds of channels' ends may be wrong: until its lanes have read
/// them anew, [#recognise] fails and nothing is appended. Thread-safe.
final class Epoch {
  private final AtomicReference<@Nullable String> known =
      new AtomicReference<>(); // null until one was met
  private volatile Runnable doubted = () -> {};

  /// What to do when the database may be another one; called on any thread.
  void onDoubt(Runnable deed) {
    doubted = deed;
  }

  /// Something that the node holds and the database should hold is not there.
  void doubt() {
    doubted.run();
  }

  /// Succeeds if this leads to the database that the node knows; the first one is taken for known.
  Future<Void> recognise(Queries line) {
    return ReadStatements.epoch(line)
        .compose(
            now -> {
              known.compareAndSet(null, now);
              if (isKnown(now)) {
                return Future.succeededFuture();
              }
              doubt();
              return Future.failedFuture(new Strange());
            });
  }

  boolean isKnown(String epoch) {
    return epoch.equals(known.get());
  }

  boolean isFirst() {
    return known.get() == null;
  }

  /// From now on this is the one; what was held of another one is gone.
  void know(String epoch) {
    known.set(epoch);
  }

  /// The database is another one than the node's.
  static final class Strange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Strange() {
      super("another database than before, not read anew yet", null, false, false);
    }
  }
}
