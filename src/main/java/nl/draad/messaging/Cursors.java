package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Cursors on their way to PostgreSQL: coalesced per channel and person, written together at most
/// four times a second, and again later when PostgreSQL is away. What is taken in here is written,
/// whatever this node knows of the channel: PostgreSQL itself looks who is in it and where it ends.
/// A cursor that a dying node takes with it is told again by its device.
///
/// Holds at most [#MOST], and [#MOST_OF_ONE] of one person: who says to have read what is not there
/// takes no room from others. Confined to the lane.
final class Cursors {
  /// Whose cursor where.
  record Key(ChannelId channel, PersonId person) {}

  /// How far, and whether everyone was told so already.
  private record Moved(Mark mark, boolean told) {
    Moved and(Moved other) {
      return new Moved(mark.and(other.mark), told && other.told);
    }
  }

  /// How many wait at most, while PostgreSQL is away.
  static final int MOST = 100_000;

  /// How many of one person wait at most: as many channels as a device may hold.
  static final int MOST_OF_ONE = 1_000;

  private static final int PAUSE_MILLIS = 250;
  private static final int AT_ONCE = 1_000;

  private final Vertx vertx;
  private final Database database;
  private final BiConsumer<ChannelId, Mark> untold;
  private final Map<Key, Moved> moved = new LinkedHashMap<>(); // oldest first
  private final Map<PersonId, Integer> perPerson = new HashMap<>(); // how many of those
  private @Nullable Future<Void> writing; // null while nothing is planned or under way
  private boolean stopping;

  /// `untold` is given every cursor as it was stored, if it was moved without telling everyone.
  Cursors(Vertx vertx, Database database, BiConsumer<ChannelId, Mark> untold) {
    this.vertx = vertx;
    this.database = database;
    this.untold = untold;
  }

  /// Gives whether there was room for it.
  ///
  /// @param told whether everyone who hears of it was told
  boolean move(ChannelId channel, Mark mark, boolean told) {
    var key = new Key(channel, mark.person());
    if (!moved.containsKey(key) && isFull(mark.person())) {
      return false;
    }
    put(key, new Moved(mark, told));
    if (writing == null) {
      writing = vertx.timer(PAUSE_MILLIS).compose(_ -> write());
    }
    return true;
  }

  private boolean isFull(PersonId person) {
    return moved.size() >= MOST || perPerson.getOrDefault(person, 0) >= MOST_OF_ONE;
  }

  private void put(Key key, Moved held) {
    if (!moved.containsKey(key)) {
      perPerson.merge(key.person(), 1, Integer::sum);
    }
    moved.merge(key, held, Moved::and);
  }

  private void take(Key key) {
    moved.remove(key);
    perPerson.computeIfPresent(key.person(), (_, count) -> count > 1 ? count - 1 : null);
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
    var batch = new LinkedHashMap<Key, Moved>();
    moved.entrySet().stream()
        .limit(AT_ONCE)
        .forEach(entry -> batch.put(entry.getKey(), entry.getValue()));
    batch.keySet().forEach(this::take);
    var marks = new LinkedHashMap<Key, Mark>();
    batch.forEach((key, held) -> marks.put(key, held.mark()));
    return CursorStatements.move(database, marks)
        .onSuccess(stored -> stored(batch, stored))
        .onFailure(_ -> batch.forEach(this::put))
        .onComplete(_ -> again())
        .mapEmpty();
  }

  private void stored(Map<Key, Moved> batch, Map<Key, Mark> stored) {
    stored.forEach(
        (key, mark) -> {
          var held = batch.get(key);
          if (held != null && !held.told()) {
            untold.accept(key.channel(), mark);
          }
        });
  }

  private void again() {
    writing = moved.isEmpty() || stopping ? null : vertx.timer(PAUSE_MILLIS).compose(_ -> write());
  }
}
