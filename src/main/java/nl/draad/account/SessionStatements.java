package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.draad.identity.PersonId;
import nl.draad.identity.SessionId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The table `session` in SQL.
final class SessionStatements {
  private static final Statement OPEN = Statement.of(SessionStatements.class, "open");
  private static final Statement ROTATE = Statement.of(SessionStatements.class, "rotate");
  private static final Statement END_STOLEN = Statement.of(SessionStatements.class, "endStolen");
  private static final Statement END = Statement.of(SessionStatements.class, "end");
  private static final Statement END_HELD = Statement.of(SessionStatements.class, "endHeld");
  private static final Statement END_ALL = Statement.of(SessionStatements.class, "endAll");
  private static final Statement ENDED = Statement.of(SessionStatements.class, "ended");

  private SessionStatements() {}

  /// The times that judge a refresh token.
  record Times(Instant now, Instant expires, Instant earliest) {}

  static Future<Boolean> open(Queries queries, PersonId person, RefreshToken token, Times times) {
    return queries
        .run(
            OPEN,
            token.session().value(),
            person.value(),
            token.digest(),
            at(times.now()),
            at(times.expires()))
        .map(rows -> rows.size() == 1);
  }

  /// A session that goes on: whose it is, and when the secret in force was made.
  record Rotated(Person person, Instant made) {}

  /// Empty when this secret does not let it go on.
  static Future<Optional<Rotated>> rotate(
      Queries queries, RefreshToken came, RefreshToken next, Times times) {
    return queries
        .run(
            ROTATE,
            came.session().value(),
            came.digest(),
            next.digest(),
            at(times.now()),
            at(times.expires()),
            at(times.earliest()))
        .map(
            rows ->
                AccountStatements.first(rows)
                    .map(
                        row ->
                            new Rotated(
                                new Person(
                                    new PersonId(row.getUUID("person_id")), row.getString("name")),
                                row.getOffsetDateTime("rotated_at").toInstant())));
  }

  /// Whose session was ended, if it was.
  static Future<Optional<PersonId>> endStolen(Queries queries, RefreshToken came, Instant now) {
    return queries
        .run(END_STOLEN, came.session().value(), came.digest(), at(now))
        .map(
            rows ->
                AccountStatements.first(rows).map(row -> new PersonId(row.getUUID("person_id"))));
  }

  static Future<List<SessionId>> end(
      Queries queries, SessionId session, PersonId person, Instant now) {
    return queries
        .run(END, session.value(), person.value(), at(now))
        .map(SessionStatements::sessions);
  }

  /// Whose session was ended, if it was alive.
  static Future<Optional<PersonId>> endHeld(Queries queries, SessionId session, Instant now) {
    return queries
        .run(END_HELD, session.value(), at(now))
        .map(
            rows ->
                AccountStatements.first(rows).map(row -> new PersonId(row.getUUID("person_id"))));
  }

  static Future<List<SessionId>> endAll(Queries queries, PersonId person, Instant now) {
    return queries.run(END_ALL, person.value(), at(now)).map(SessionStatements::sessions);
  }

  static Future<Set<SessionId>> ended(
      Queries queries, Collection<SessionId> sessions, Instant now) {
    var asked = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
    return queries
        .run(ENDED, asked, at(now))
        .map(rows -> sessions(rows).stream().collect(Collectors.toUnmodifiableSet()));
  }

  private static List<SessionId> sessions(RowSet<Row> rows) {
    var sessions = new ArrayList<SessionId>(rows.size());
    rows.forEach(row -> sessions.add(new SessionId(row.getUUID("id"))));
    return sessions;
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
