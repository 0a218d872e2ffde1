package nl.draad.chat;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.draad.identity.DeskId;
import nl.draad.identity.NamedPerson;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.messaging.ChannelId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The table `chat` in SQL: asking, finding, ending. [ChatRows] reads what people see of it.
final class ChatStatements {
  private static final Statement CARDS = Statement.of(ChatStatements.class, "cards");
  private static final Statement ONE = Statement.of(ChatStatements.class, "one");
  private static final Statement OPEN = Statement.of(ChatStatements.class, "open");
  private static final Statement OF_CLIENT = Statement.of(ChatStatements.class, "ofClient");
  private static final Statement OF_WORKER = Statement.of(ChatStatements.class, "ofWorker");
  private static final Statement TALKED = Statement.of(ChatStatements.class, "talked");
  private static final Statement DESK = Statement.of(ChatStatements.class, "desk");
  private static final Statement EARLIER = Statement.of(ChatStatements.class, "earlier");
  private static final Statement INSERT = Statement.of(ChatStatements.class, "insert");
  private static final Statement LOCK = Statement.of(ChatStatements.class, "lock");
  private static final Statement END = Statement.of(ChatStatements.class, "end");

  private ChatStatements() {}

  /// The desk that a client asks at, locked.
  record AskedAt(OrganisationId organisation, NamedPerson client) {}

  /// A chat that this client asked for before.
  record Earlier(ChannelId id, UUID ref, DeskId desk, Optional<Subject> subject) {}

  /// A chat, locked, and who wants to do something with it.
  record Locked(
      ChannelId id,
      DeskId desk,
      PersonId client,
      Optional<PersonId> worker,
      ChatState state,
      Asker asker) {}

  /// Who wants to do something, and the facts that decide whether this person may.
  record Asker(PersonId person, String name, Optional<StaffRole> role, boolean onDuty) {
    @Override
    public String toString() {
      return "Asker[" + person + " " + role + "]";
    }
  }

  /// Chats as their client and their worker see them, newest first.
  static Future<List<Chat>> cards(Queries queries, Collection<ChannelId> chats) {
    if (chats.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    var ids = chats.stream().map(ChannelId::value).toArray(UUID[]::new);
    return queries.run(CARDS, Tuple.of(ids)).map(rows -> all(rows, ChatRows::chat));
  }

  static Future<List<ChannelId>> one(Queries queries, ChannelId chat, PersonId person) {
    return queries.run(ONE, chat.value(), person.value()).map(ChatStatements::ids);
  }

  static Future<List<ChannelId>> open(Queries queries, PersonId person) {
    return queries.run(OPEN, person.value()).map(ChatStatements::ids);
  }

  static Future<List<ChannelId>> ofClient(
      Queries queries, PersonId client, Optional<UUID> before, int limit) {
    return queries
        .run(OF_CLIENT, client.value(), before.orElse(null), limit)
        .map(ChatStatements::ids);
  }

  static Future<List<ChannelId>> ofWorker(
      Queries queries, PersonId worker, Optional<UUID> before, int limit) {
    return queries
        .run(OF_WORKER, worker.value(), before.orElse(null), limit)
        .map(ChatStatements::ids);
  }

  static Future<List<ChannelId>> talked(
      Queries queries,
      PersonId client,
      OrganisationId organisation,
      Optional<UUID> before,
      int limit) {
    return queries
        .run(TALKED, client.value(), organisation.value(), before.orElse(null), limit)
        .map(ChatStatements::ids);
  }

  static Future<Optional<AskedAt>> desk(Queries deed, DeskId desk, PersonId client) {
    return deed.run(DESK, desk.value(), client.value())
        .map(
            rows ->
                first(
                    rows,
                    row ->
                        new AskedAt(
                            new OrganisationId(row.getUUID("organisation_id")),
                            new NamedPerson(client, row.getString("name")))));
  }

  static Future<List<Earlier>> earlier(Queries deed, PersonId client, Wish wish) {
    return deed.run(EARLIER, client.value(), wish.ref(), wish.desk().value())
        .map(
            rows ->
                all(
                    rows,
                    row ->
                        new Earlier(
                            new ChannelId(row.getUUID("id")),
                            row.getUUID("ref"),
                            new DeskId(row.getUUID("desk_id")),
                            Subject.stored(row.getBuffer("subject")))));
  }

  static Future<Void> insert(Queries deed, ChannelId id, PersonId client, Wish wish, Instant now) {
    return deed.run(
            INSERT,
            id.value(),
            wish.desk().value(),
            client.value(),
            wish.ref(),
            wish.subject().map(Subject::bytes).orElse(null),
            time(now))
        .mapEmpty();
  }

  static Future<Optional<Locked>> lock(Queries deed, ChannelId chat, PersonId person) {
    return deed.run(LOCK, chat.value(), person.value())
        .map(rows -> first(rows, row -> locked(row, person)));
  }

  static Future<Void> end(Queries deed, ChannelId chat, ChatState state, Instant now, String by) {
    return deed.run(END, chat.value(), state.number(), time(now), by).mapEmpty();
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
    return all(rows, read).stream().findFirst();
  }

  static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    var all = new ArrayList<T>(rows.size());
    rows.forEach(row -> all.add(read.apply(row)));
    return all;
  }

  static Optional<StaffRole> role(Row row) {
    return Optional.ofNullable(row.getString("role")).map(StaffRole::ofWire);
  }

  private static List<ChannelId> ids(RowSet<Row> rows) {
    return all(rows, row -> new ChannelId(row.getUUID("id")));
  }

  private static Locked locked(Row row, PersonId person) {
    return new Locked(
        new ChannelId(row.getUUID("id")),
        new DeskId(row.getUUID("desk_id")),
        new PersonId(row.getUUID("client_id")),
        Optional.ofNullable(row.getUUID("worker_id")).map(PersonId::new),
        ChatState.of(row.getShort("state")),
        new Asker(person, row.getString("name"), role(row), row.getBoolean("on_duty")));
  }
}
