package nl.draad.chat;

import io.vertx.core.Future;
import nl.draad.identity.DeskId;
import nl.draad.postgres.Queries;
import org.jspecify.annotations.Nullable;

/// Keeps one [DeskQueue] like the database: reads its snapshot whenever something may have changed,
/// one read at a time; however much is heard meanwhile causes one more. Confined to the context of
/// [DeskQueues].
final class QueueReader {
  private final Queries queries;
  private final DeskId desk;
  private final DeskQueue queue;
  private @Nullable Future<Void> running; // null while nothing is being read
  private boolean again; // something was heard during the read

  QueueReader(Queries queries, DeskId desk, DeskQueue queue) {
    this.queries = queries;
    this.desk = desk;
    this.queue = queue;
  }

  DeskQueue queue() {
    return queue;
  }

  /// Reads, or reads once more after the read that runs. Completes with the read that runs.
  Future<Void> read() {
    if (running != null) {
      again = true;
      return running;
    }
    var reading = once();
    running = reading;
    reading.onComplete(_ -> finished());
    return reading;
  }

  private Future<Void> once() {
    return QueueStatements.snapshot(queries, desk)
        .compose(
            snapshot ->
                QueueStatements.lines(queries, queue.unread(snapshot))
                    .onSuccess(lines -> queue.take(snapshot, lines))
                    .mapEmpty());
  }

  private void finished() {
    running = null;
    if (again) {
      again = false;
      read();
    }
  }
}
