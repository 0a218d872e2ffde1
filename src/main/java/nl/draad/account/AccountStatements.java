package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The table `account` in SQL.
final class AccountStatements {
  /// The index that keeps an address from being used twice.
  static final String EMAIL = "account_email";

  private static final Statement INSERT = Statement.of(AccountStatements.class, "insert");
  private static final Statement BY_EMAIL = Statement.of(AccountStatements.class, "byEmail");
  private static final Statement BY_ID = Statement.of(AccountStatements.class, "byId");
  private static final Statement CLOSE = Statement.of(AccountStatements.class, "close");

  private AccountStatements() {}

  /// An account as it stands there.
  record Known(Person person, String passwordHash) {
    @Override
    public String toString() {
      return "Known[" + person + "]";
    }
  }

  static Future<Void> insert(
      Queries queries, Person person, EmailAddress email, String passwordHash, Instant now) {
    return queries
        .run(
            INSERT,
            person.id().value(),
            person.name(),
            email.typed(),
            passwordHash,
            now.atOffset(ZoneOffset.UTC))
        .mapEmpty();
  }

  static Future<Optional<Known>> byEmail(Queries queries, String email) {
    return queries
        .run(BY_EMAIL, email)
        .map(
            rows ->
                first(rows)
                    .map(
                        row ->
                            new Known(
                                new Person(new PersonId(row.getUUID("id")), row.getString("name")),
                                row.getString("password_hash"))));
  }

  static Future<Optional<Person>> byId(Queries queries, PersonId person) {
    return queries
        .run(BY_ID, person.value())
        .map(rows -> first(rows).map(row -> new Person(person, row.getString("name"))));
  }

  static Future<Void> close(Queries queries, PersonId person, Instant now) {
    return queries.run(CLOSE, person.value(), now.atOffset(ZoneOffset.UTC)).mapEmpty();
  }

  static Optional<Row> first(RowSet<Row> rows) {
    var all = rows.iterator();
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }
}
