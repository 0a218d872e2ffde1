package nl.draad.chat;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.draad.access.Access;
import nl.draad.identity.DeskId;
import nl.draad.identity.NamedPerson;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.Crowd;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;
import nl.draad.wire.Json;

/// The queues of desks in SQL.
final class QueueStatements {
  private static final Statement BUMP = Statement.of(QueueStatements.class, "bump");
  private static final Statement SNAPSHOT = Statement.of(QueueStatements.class, "snapshot");
  private static final Statement LINES = Statement.of(QueueStatements.class, "lines");
  private static final Statement WORKERS = Statement.of(QueueStatements.class, "workers");
  private static final Statement WAITING_AT = Statement.of(QueueStatements.class, "waitingAt");
  private static final Statement CROWDS = Statement.of(QueueStatements.class, "crowds");

  private QueueStatements() {}

  /// A desk's queue at one moment, first come first, without lines; `ends` says where each channel
  /// ends.
  record Snapshot(long version, List<WaitingChat> waiting, Map<ChannelId, Long> ends) {
    long end(ChannelId chat) {
      return ends.getOrDefault(chat, 0L);
    }
  }

  /// Counts a change; gives the version that it made.
  static Future<Long> bump(Queries deed, DeskId desk) {
    return deed.run(BUMP, desk.value()).map(rows -> rows.iterator().next().getLong("version"));
  }

  static Future<Snapshot> snapshot(Queries queries, DeskId desk) {
    return queries.run(SNAPSHOT, desk.value()).map(QueueStatements::snapshot);
  }

  /// How what was written in these chats begins.
  static Future<Map<ChannelId, String>> lines(Queries queries, Collection<ChannelId> chats) {
    if (chats.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    var ids = chats.stream().map(ChannelId::value).toArray(UUID[]::new);
    return queries.run(LINES, ids, FirstLines.POSTS).map(QueueStatements::lines);
  }

  /// Which of these people answer clients at this desk.
  static Future<Set<PersonId>> workers(Queries queries, DeskId desk, Collection<PersonId> people) {
    var ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
    return queries
        .run(WORKERS, desk.value(), ids)
        .map(
            rows -> {
              var workers = new HashSet<PersonId>();
              for (var row : rows) {
                if (Access.mayAnswer(StaffRole.ofWire(row.getString("role")))) {
                  workers.add(new PersonId(row.getUUID("person_id")));
                }
              }
              return workers;
            });
  }

  static Future<List<DeskId>> waitingAt(Queries queries, PersonId client) {
    return queries
        .run(WAITING_AT, client.value())
        .map(rows -> ChatStatements.all(rows, row -> new DeskId(row.getUUID("desk_id"))));
  }

  static Future<Map<DeskId, Crowd>> crowds(Queries queries, Collection<DeskId> desks) {
    var ids = desks.stream().map(DeskId::value).toArray(UUID[]::new);
    return queries
        .run(CROWDS, Tuple.of(ids))
        .map(
            rows -> {
              var crowds = new HashMap<DeskId, Crowd>();
              rows.forEach(
                  row ->
                      crowds.put(
                          new DeskId(row.getUUID("id")),
                          new Crowd(row.getInteger("waiting"), row.getInteger("workers"))));
              return crowds;
            });
  }

  private static Snapshot snapshot(RowSet<Row> rows) {
    var version = 0L;
    var waiting = new ArrayList<WaitingChat>(rows.size());
    var ends = new HashMap<ChannelId, Long>();
    for (var row : rows) {
      version = row.getLong("version");
      if (row.getUUID("id") != null) {
        var chat = waiting(row);
        waiting.add(chat);
        ends.put(chat.chat(), row.getLong("seq"));
      }
    }
    return new Snapshot(version, waiting, ends);
  }

  private static WaitingChat waiting(Row row) {
    return new WaitingChat(
        new ChannelId(row.getUUID("id")),
        new NamedPerson(new PersonId(row.getUUID("client_id")), row.getString("name")),
        Subject.stored(row.getBuffer("subject")),
        row.getOffsetDateTime("requested_at").toInstant(),
        Optional.empty());
  }

  private static Map<ChannelId, String> lines(RowSet<Row> rows) {
    var texts = new LinkedHashMap<ChannelId, List<String>>();
    for (var row : rows) {
      var body = row.getBuffer("body").toString(StandardCharsets.UTF_8);
      texts
          .computeIfAbsent(new ChannelId(row.getUUID("channel_id")), _ -> new ArrayList<>())
          .add(Json.read(body).anyText("text"));
    }
    var lines = new HashMap<ChannelId, String>();
    texts.forEach(
        (chat, written) -> FirstLines.of(written).ifPresent(first -> lines.put(chat, first)));
    return lines;
  }
}
