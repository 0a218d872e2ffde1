package nl.draad.redis;

import io.lettuce.core.api.StatefulConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A line to Redis that is kept up: connected again half a second after it was lost, and asked for
/// a sign of life twice a second, because a half-open line says nothing by itself. All changes of
/// the line happen on its own thread.
abstract class Line<C extends StatefulConnection<String, byte[]>> {
  private static final int PULSE_MILLIS = 500;
  private static final int ANSWER_MILLIS = 2_000;

  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redis-line-", 0).factory());
  private volatile @Nullable C connection; // null while the line is down
  private boolean connecting;
  private @Nullable CompletableFuture<?>
      pulse; // the sign of life that is awaited, confined to the keeper
  private boolean stopped;

  /// Makes a connection; never blocks.
  abstract CompletionStage<C> connect();

  /// Asks the connection for a sign of life.
  abstract CompletableFuture<?> ping(C connection);

  /// The line is up; on the keeper's thread.
  abstract void up(C connection);

  /// The line is down; on the keeper's thread.
  abstract void down();

  final void start() {
    var _ = keeper.scheduleWithFixedDelay(this::beat, 0, PULSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Completes when the line is closed.
  final CompletableFuture<Void> stop() {
    var closed = new CompletableFuture<Void>();
    keeper.execute(() -> end(closed));
    keeper.shutdown();
    return closed;
  }

  private void end(CompletableFuture<Void> closed) {
    stopped = true;
    var line = connection;
    connection = null;
    if (line == null) {
      closed.complete(null);
    } else {
      var _ = line.closeAsync().whenComplete((_, _) -> closed.complete(null));
    }
  }

  /// The line as it is now, null while it is down.
  final @Nullable C connection() {
    return connection;
  }

  /// Runs something on the keeper's thread, after what was asked before.
  final void later(Runnable deed) {
    if (!keeper.isShutdown()) {
      keeper.execute(deed);
    }
  }

  /// Gives the line up: it is made anew.
  final void lost() {
    var line = connection;
    if (line != null) {
      connection = null;
      pulse = null;
      var _ = line.closeAsync();
      down();
    }
  }

  private void beat() {
    var line = connection;
    if (line == null) {
      reach();
    } else if (!line.isOpen()) {
      lost();
      reach();
    } else {
      feel(line);
    }
  }

  private void reach() {
    if (connecting || stopped) {
      return;
    }
    connecting = true;
    connect().whenComplete((made, failure) -> later(() -> reached(made, failure)));
  }

  private void reached(@Nullable C made, @Nullable Throwable failure) {
    connecting = false;
    if (made == null || failure != null) {
      return; // the next beat tries again
    }
    if (stopped) {
      var _ = made.closeAsync();
      return;
    }
    connection = made;
    up(made);
  }

  private void feel(C line) {
    var awaited = pulse;
    if (awaited != null && !awaited.isDone()) {
      return;
    }
    if (awaited != null && awaited.isCompletedExceptionally()) {
      lost();
      return;
    }
    pulse = ping(line).orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
  }
}
