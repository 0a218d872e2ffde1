package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The SQL of the log, as functions. Each takes the [Queries] it runs in: the log's own line, the
/// pool or a transaction. Stateless; futures complete on the caller's context.
final class LogStatements {
  private static final Statement APPEND = Statement.of(LogStatements.class, "append");
  private static final Statement INSERT = Statement.of(LogStatements.class, "insert");
  private static final Statement OPEN = Statement.of(LogStatements.class, "open");
  private static final Statement NEWER = Statement.of(LogStatements.class, "newer");
  private static final Statement FIND = Statement.of(LogStatements.class, "find");
  private static final Statement AT = Statement.of(LogStatements.class, "at");
  private static final Statement ENDS = Statement.of(LogStatements.class, "ends");
  private static final Statement LOCK = Statement.of(LogStatements.class, "lock");
  private static final Statement END = Statement.of(LogStatements.class, "end");
  private static final Statement CREATE = Statement.of(LogStatements.class, "create");
  private static final Statement ADMIT = Statement.of(LogStatements.class, "admit");
  private static final Statement DISMISS = Statement.of(LogStatements.class, "dismiss");
  private static final Statement CLOSE = Statement.of(LogStatements.class, "close");
  private static final Statement LIVE = Statement.of(LogStatements.class, "live");
  private static final Statement TRACES = Statement.of(LogStatements.class, "traces");

  /// What somebody left in a channel.
  ///
  /// @param wasIn whether this person is or was in it
  /// @param givenUp refs given up since the last membership ended; 0 for who is in it
  record Traces(boolean wasIn, long givenUp) {}

  private LogStatements() {}

  /// Appends entries of different channels; gives the channels whose place was taken by this very
  /// entry.
  static Future<Set<ChannelId>> append(Queries log, List<Entry> entries) {
    return log.run(APPEND, batch(entries)).map(LogStatements::channels);
  }

  /// Fails with [MissingPredecessor] when the place before is empty.
  static Future<Void> insert(Queries deed, Entry entry) {
    return deed.run(
            INSERT,
            entry.channel().value(),
            entry.seq(),
            entry.kind().number(),
            entry.author().value(),
            entry.ref(),
            entry.about(),
            entry.posts(),
            time(entry.at()),
            Buffer.buffer(entry.body().json()))
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(new MissingPredecessor()));
  }

  /// The channels that exist, each as of its last entry.
  static Future<Map<ChannelId, ChannelState>> open(Queries log, Collection<ChannelId> channels) {
    return log.run(OPEN, Tuple.of(ids(channels))).map(LogStatements::states);
  }

  /// What came after these ends, in order per channel, at most `limit` each.
  static Future<List<Entry>> newer(Queries log, Map<ChannelId, Long> ends, int limit) {
    var held = List.copyOf(ends.entrySet());
    return log.run(
            NEWER,
            Tuple.of(
                ids(held, Map.Entry::getKey),
                held.stream().map(Map.Entry::getValue).toArray(Long[]::new),
                limit))
        .map(EntryStatements::entries);
  }

  /// What these drafts' refs became, if they are stored.
  static Future<List<Entry>> find(Queries log, List<Draft> drafts) {
    return log.run(
            FIND,
            Tuple.of(
                ids(drafts, Draft::channel),
                drafts.stream().map(draft -> draft.author().value()).toArray(UUID[]::new),
                drafts.stream().map(Draft::ref).toArray(UUID[]::new)))
        .map(EntryStatements::entries);
  }

  static Future<Optional<Entry>> at(Queries log, ChannelId channel, long seq) {
    return log.run(AT, channel.value(), seq).map(LogStatements::first);
  }

  static Future<Map<ChannelId, Long>> ends(Queries log, Collection<ChannelId> channels) {
    return log.run(ENDS, Tuple.of(ids(channels)))
        .map(
            rows -> {
              var ends = new HashMap<ChannelId, Long>();
              rows.forEach(
                  row -> ends.put(new ChannelId(row.getUUID("channel_id")), row.getLong("seq")));
              return ends;
            });
  }

  static Future<Void> lock(Queries deed, ChannelId channel) {
    var id = channel.value();
    return deed.run(LOCK, id.getMostSignificantBits() ^ id.getLeastSignificantBits()).mapEmpty();
  }

  /// The channel's state without its members: enough to give an entry the next place.
  static Future<ChannelState> end(Queries deed, ChannelId channel) {
    return deed.run(END, channel.value())
        .map(
            rows -> {
              for (var row : rows) {
                var at = row.getOffsetDateTime("at").toInstant();
                return new ChannelState(
                    channel, ChannelKind.CHAT, row.getLong("seq"), row.getLong("posts"), at, true);
              }
              return new ChannelState(channel, ChannelKind.CHAT, 0, 0, Instant.EPOCH, true);
            });
  }

  static Future<Void> create(
      Queries deed,
      ChannelId channel,
      ChannelKind kind,
      UUID organisation,
      UUID place,
      Instant now) {
    return deed.run(CREATE, channel.value(), kind.number(), organisation, place, time(now))
        .mapEmpty();
  }

  static Future<Void> admit(Queries deed, ChannelId channel, Membership member, long read) {
    return deed.run(
            ADMIT,
            channel.value(),
            member.person().value(),
            member.from(),
            member.role().number(),
            member.visible(),
            read)
        .mapEmpty();
  }

  /// Whether this person was in it.
  static Future<Boolean> dismiss(Queries deed, ChannelId channel, PersonId person, long until) {
    return deed.run(DISMISS, channel.value(), person.value(), until).map(rows -> rows.size() == 1);
  }

  static Future<Void> close(Queries deed, ChannelId channel) {
    return deed.run(CLOSE, channel.value()).mapEmpty();
  }

  /// The open channels of each of these people.
  static Future<Map<PersonId, Set<ChannelId>>> live(Queries log, Collection<PersonId> people) {
    var ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
    return log.run(LIVE, Tuple.of(ids))
        .map(
            rows -> {
              var live = new HashMap<PersonId, Set<ChannelId>>();
              rows.forEach(
                  row ->
                      live.computeIfAbsent(
                              new PersonId(row.getUUID("person_id")), _ -> new HashSet<>())
                          .add(new ChannelId(row.getUUID("channel_id"))));
              return live;
            });
  }

  static Future<Traces> traces(Queries queries, ChannelId channel, PersonId person) {
    return queries
        .run(TRACES, channel.value(), person.value(), EntryKind.VOID.number())
        .map(
            rows -> {
              var row = rows.iterator().next();
              return new Traces(row.getBoolean("was_in"), row.getLong("given_up"));
            });
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static UUID[] ids(Collection<ChannelId> channels) {
    return channels.stream().map(ChannelId::value).toArray(UUID[]::new);
  }

  private static <T> UUID[] ids(List<T> things, Function<T, ChannelId> channel) {
    return things.stream().map(thing -> channel.apply(thing).value()).toArray(UUID[]::new);
  }

  private static Tuple batch(List<Entry> entries) {
    var size = entries.size();
    var channels = new UUID[size];
    var seqs = new Long[size];
    var kinds = new Short[size];
    var authors = new UUID[size];
    var refs = new UUID[size];
    var abouts = new Long[size];
    var posts = new Long[size];
    var times = new OffsetDateTime[size];
    var bodies = new Buffer[size];
    for (var i = 0; i < size; i++) {
      var entry = entries.get(i);
      channels[i] = entry.channel().value();
      seqs[i] = entry.seq();
      kinds[i] = entry.kind().number();
      authors[i] = entry.author().value();
      refs[i] = entry.ref();
      abouts[i] = entry.about();
      posts[i] = entry.posts();
      times[i] = time(entry.at());
      bodies[i] = Buffer.buffer(entry.body().json());
    }
    return Tuple.of(channels, seqs, kinds, authors, refs, abouts, posts, times, bodies);
  }

  private static Set<ChannelId> channels(RowSet<Row> rows) {
    var channels = new HashSet<ChannelId>(rows.size() * 2);
    rows.forEach(row -> channels.add(new ChannelId(row.getUUID("channel_id"))));
    return channels;
  }

  private static Optional<Entry> first(RowSet<Row> rows) {
    return EntryStatements.entries(rows).stream().findFirst();
  }

  private static Map<ChannelId, ChannelState> states(RowSet<Row> rows) {
    var states = new HashMap<ChannelId, ChannelState>();
    for (var row : rows) {
      var id = new ChannelId(row.getUUID("channel_id"));
      var state = states.computeIfAbsent(id, _ -> state(id, row));
      if (row.getUUID("person_id") != null) {
        state.admit(
            new Membership(
                new PersonId(row.getUUID("person_id")),
                ChannelRole.of(row.getShort("role")),
                row.getLong("from_seq"),
                row.getLong("visible_from")));
      }
    }
    return states;
  }

  private static ChannelState state(ChannelId id, Row row) {
    return new ChannelState(
        id,
        ChannelKind.of(row.getShort("kind")),
        row.getLong("seq"),
        row.getLong("posts"),
        row.getOffsetDateTime("at").toInstant(),
        row.getBoolean("open"));
  }
}
