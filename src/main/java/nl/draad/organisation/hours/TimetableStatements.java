package nl.draad.organisation.hours;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.draad.identity.DeskId;
import nl.draad.identity.NamedPerson;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;
import nl.draad.wire.Json;

/// The tables `desk_hours` and `desk_emergency` in SQL.
final class TimetableStatements {
  private static final Statement OF = Statement.of(TimetableStatements.class, "of");
  private static final Statement MAY_RUN = Statement.of(TimetableStatements.class, "mayRun");
  private static final Statement LOCK = Statement.of(TimetableStatements.class, "lock");
  private static final Statement INSERT = Statement.of(TimetableStatements.class, "insert");
  private static final Statement LIFT = Statement.of(TimetableStatements.class, "lift");
  private static final Statement CLOSE = Statement.of(TimetableStatements.class, "close");

  private TimetableStatements() {}

  /// The timetables of those desks that there are.
  static Future<List<Timetable>> of(Queries queries, Collection<DeskId> desks, Instant now) {
    if (desks.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    var ids = desks.stream().map(DeskId::value).toArray(UUID[]::new);
    return queries
        .run(OF, Tuple.of(ids, time(now)))
        .map(
            rows -> {
              var timetables = new ArrayList<Timetable>(rows.size());
              rows.forEach(row -> timetables.add(timetable(row)));
              return timetables;
            });
  }

  /// Whether this person runs this desk.
  static Future<Boolean> mayRun(Queries queries, DeskId desk, PersonId person) {
    return queries.run(MAY_RUN, desk.value(), person.value()).map(rows -> rows.size() > 0);
  }

  /// The same, and the desk locked.
  static Future<Boolean> lock(Queries queries, DeskId desk, PersonId person) {
    return queries.run(LOCK, desk.value(), person.value()).map(rows -> rows.size() > 0);
  }

  static Future<Void> insert(
      Queries queries, DeskId desk, long version, OpeningHours hours, Timetables.Hand hand) {
    var document = Buffer.buffer(Json.bytes(json -> HoursDocument.write(json, hours)));
    return queries
        .run(INSERT, desk.value(), version, document, time(hand.at()), hand.person().value())
        .mapEmpty();
  }

  static Future<Void> lift(Queries queries, DeskId desk, Timetables.Hand hand) {
    return queries.run(LIFT, desk.value(), time(hand.at()), hand.person().value()).mapEmpty();
  }

  static Future<Void> close(Queries queries, DeskId desk, Closing closing, Timetables.Hand hand) {
    var text = Buffer.buffer(closing.notice().text());
    var until = closing.until().map(TimetableStatements::time).orElse(null);
    return queries
        .run(CLOSE, desk.value(), time(hand.at()), hand.person().value(), text, until)
        .mapEmpty();
  }

  private static Timetable timetable(Row row) {
    var desk = new DeskId(row.getUUID("id"));
    var name = row.getString("name");
    var hours = row.getBuffer("hours");
    if (hours == null) {
      return new Timetable(desk, name, 0, OpeningHours.UNSET, Optional.empty(), emergency(row));
    }
    var change =
        new Timetable.Change(
            row.getOffsetDateTime("changed_at").toInstant(), person(row, "changed_by"));
    return new Timetable(
        desk,
        name,
        row.getLong("version"),
        HoursDocument.read(Json.read(hours.getBytes())),
        Optional.of(change),
        emergency(row));
  }

  private static Optional<Emergency> emergency(Row row) {
    return person(row, "closed_by")
        .map(
            by ->
                new Emergency(
                    row.getOffsetDateTime("since").toInstant(),
                    by,
                    new Notice(row.getBuffer("text").toString(StandardCharsets.UTF_8)),
                    Optional.ofNullable(row.getOffsetDateTime("until"))
                        .map(OffsetDateTime::toInstant)));
  }

  private static Optional<NamedPerson> person(Row row, String column) {
    return Optional.ofNullable(row.getUUID(column))
        .map(id -> new NamedPerson(new PersonId(id), row.getString(column + "_name")));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
