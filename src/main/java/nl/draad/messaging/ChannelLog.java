package nl.draad.messaging;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import nl.draad.postgres.Sqlstate;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// The log of all channels, as this node reaches it: appending on the channel's lane, deeds that
/// change a table and the log together, and telling what was committed. Thread-safe; futures
/// complete on the caller's context.
public final class ChannelLog {
  private static final int TRIES = 10;

  private final Database database;
  private final InstantSource clock;
  private final Switchboard switchboard;
  private final List<Lane> lanes;
  private final List<Consumer<Entry>> observers = new CopyOnWriteArrayList<>();
  private BiConsumer<PersonId, ChannelId> joined = (_, _) -> {};

  ChannelLog(Database database, InstantSource clock, Switchboard switchboard, List<Lane> lanes) {
    this.database = database;
    this.clock = clock;
    this.switchboard = switchboard;
    this.lanes = lanes;
  }

  /// Told of every entry that this node appended, after it was committed, on no particular thread.
  public void observe(Consumer<Entry> observer) {
    observers.add(observer);
  }

  /// Told of everyone whom this node let in, after it was committed.
  void onJoined(BiConsumer<PersonId, ChannelId> listener) {
    joined = listener;
  }

  /// Appends what the system says by itself; an earlier append with the same ref is given back.
  public Future<Answer<Entry>> append(Draft draft) {
    return append(draft, Policy.SYSTEM, null);
  }

  Future<Answer<Entry>> append(Draft draft, Policy policy, @Nullable Origin origin) {
    var lane = lane(draft.channel());
    return lane.call(() -> lane.appends().append(draft, policy, origin));
  }

  /// Does a deed that changes a table and the log, both or neither, and tells everyone after the
  /// commit. The deed may be carried out several times, when another node takes a place it wanted;
  /// a refusal rolls it back. Fails like any transaction.
  public <T> Future<Answer<T>> transact(Function<LogTransaction, Future<Answer<T>>> deed) {
    return attempt(deed, 1);
  }

  /// What an author's ref became: the entry, or nothing.
  Future<Optional<Entry>> find(Draft draft) {
    return LogStatements.find(database, List.of(draft))
        .map(entries -> entries.stream().findFirst());
  }

  /// What somebody left in a channel, whether in it now or not.
  Future<LogStatements.Traces> traces(ChannelId channel, PersonId person) {
    return LogStatements.traces(database, channel, person);
  }

  Future<Optional<Entry>> at(ChannelId channel, long seq) {
    return LogStatements.at(database, channel, seq);
  }

  Lane lane(ChannelId channel) {
    return lanes.get(channel.lane(lanes.size()));
  }

  List<Lane> lanes() {
    return lanes;
  }

  private <T> Future<Answer<T>> attempt(
      Function<LogTransaction, Future<Answer<T>>> deed, int attempt) {
    return database
        .transaction(queries -> carryOut(deed, new LogTransaction(queries, clock)))
        .map(
            done -> {
              tell(done.changes());
              return done.answer();
            })
        .recover(cause -> afterwards(deed, attempt, cause));
  }

  private record Done<T>(Answer<T> answer, LogTransaction changes) {}

  private static <T> Future<Done<T>> carryOut(
      Function<LogTransaction, Future<Answer<T>>> deed, LogTransaction changes) {
    return deed.apply(changes)
        .compose(
            answer ->
                switch (answer) {
                  case Answer.Given<T> given -> Future.succeededFuture(new Done<>(given, changes));
                  case Answer.Refused<T> refused -> Future.failedFuture(new RolledBack(refused));
                });
  }

  private <T> Future<Answer<T>> afterwards(
      Function<LogTransaction, Future<Answer<T>>> deed, int attempt, Throwable cause) {
    if (cause instanceof RolledBack rolledBack) {
      return Future.succeededFuture(Answer.refused(rolledBack.refused));
    }
    if (LogTransaction.isPlaceTaken(cause) || Sqlstate.isPassing(cause)) {
      return attempt < TRIES ? attempt(deed, attempt + 1) : Answer.no(Refusal.UNAVAILABLE);
    }
    return Future.failedFuture(cause);
  }

  private void tell(LogTransaction changes) {
    var entries = changes.entries();
    for (var entry : entries) {
      var lane = lane(entry.channel());
      lane.run(() -> lane.watch().arrived(entry));
    }
    switchboard.publish(entries.stream().map(switchboard.fanout()::entry).toList());
    changes.joinings().forEach(joining -> joined.accept(joining.person(), joining.channel()));
    entries.forEach(this::observed);
  }

  void observed(Entry entry) {
    observers.forEach(observer -> observer.accept(entry));
  }

  /// Carries a refusal out of a transaction, which it rolls back.
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Answer.Refused<?> refused;

    RolledBack(Answer.Refused<?> refused) {
      super("refused", null, false, false);
      this.refused = refused;
    }
  }
}
