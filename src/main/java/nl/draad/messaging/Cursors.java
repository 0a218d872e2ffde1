package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Cursors on their way to PostgreSQL: coalesced per channel and person, written together at most
/// four times a second, and again later when PostgreSQL is away. A cursor that a dying node takes
/// with it is told again by its device.
///
/// Bounded by the number of people who are connected to this lane's channels. Confined to the lane.
final class Cursors {
  /// Whose cursor where.
  record Key(ChannelId channel, PersonId person) {}

  private static final int PAUSE_MILLIS = 250;
  private static final int AT_ONCE = 1_000;

  private final Vertx vertx;
  private final Database database;
  private final Map<Key, Mark> moved = new HashMap<>();
  private @Nullable Future<Void> writing; // null while nothing is planned or under way
  private boolean stopping;

  Cursors(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  void move(ChannelId channel, Mark mark) {
    moved.merge(new Key(channel, mark.person()), mark, Mark::and);
    if (writing == null) {
      writing = vertx.timer(PAUSE_MILLIS).compose(_ -> write());
    }
  }

  /// Writes everything that is left, for an orderly stop; fails when PostgreSQL does not take it.
  Future<Void> flush() {
    stopping = true;
    var under = writing;
    return (under == null ? Future.<Void>succeededFuture() : under.otherwiseEmpty())
        .compose(_ -> writeAll());
  }

  private Future<Void> writeAll() {
    return moved.isEmpty() ? Future.succeededFuture() : write().compose(_ -> writeAll());
  }

  private Future<Void> write() {
    var batch = moved.entrySet().stream().limit(AT_ONCE).map(Map.Entry::copyOf).toList();
    batch.forEach(mark -> moved.remove(mark.getKey()));
    return CursorStatements.move(database, batch)
        .onFailure(_ -> putBack(batch))
        .onComplete(_ -> again());
  }

  private void putBack(List<Map.Entry<Key, Mark>> batch) {
    batch.forEach(mark -> moved.merge(mark.getKey(), mark.getValue(), Mark::and));
  }

  private void again() {
    writing = moved.isEmpty() || stopping ? null : vertx.timer(PAUSE_MILLIS).compose(_ -> write());
  }
}
