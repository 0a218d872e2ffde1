package nl.draad.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.Body;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.ChannelLog;
import nl.draad.messaging.Draft;
import nl.draad.messaging.EntryKind;
import nl.draad.messaging.LogTransaction;
import nl.draad.wire.Answer;
import org.assertj.core.api.Assertions;

/// People, organisations and channels for tests of the core, made by plain SQL and the log's own
/// deeds. For one test thread.
public final class World {
  private final TestDatabase database;

  public World(TestDatabase database) {
    this.database = database;
  }

  /// A line of the test's own to the database, for looking and for holding places open.
  public Connection sql() {
    try {
      return DriverManager.getConnection(database.jdbcUrl());
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  public void execute(String statement, Object... parameters) {
    try (var line = sql()) {
      execute(line, statement, parameters);
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  public static void execute(Connection line, String statement, Object... parameters) {
    try (var prepared = line.prepareStatement(statement)) {
      bind(prepared, parameters);
      prepared.execute();
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  /// A single number.
  public long count(String query, Object... parameters) {
    return all(query, row -> row.getLong(1), parameters).getFirst();
  }

  /// A single text.
  public String text(String query, Object... parameters) {
    return texts(query, parameters).getFirst();
  }

  /// The first column of every row.
  public List<String> texts(String query, Object... parameters) {
    return all(query, row -> row.getString(1), parameters);
  }

  /// What is wanted of a row.
  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> all(String query, Column<T> column, Object... parameters) {
    try (var line = sql();
        var prepared = line.prepareStatement(query)) {
      bind(prepared, parameters);
      var rows = prepared.executeQuery();
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(column.of(rows));
      }
      return found;
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  private static void bind(PreparedStatement prepared, Object... parameters) throws SQLException {
    for (var i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
  }

  public OrganisationId organisation(String slug) {
    var id = UUID.randomUUID();
    execute("insert into organisation (id, slug, name) values (?, ?, ?)", id, slug, slug);
    return new OrganisationId(id);
  }

  public PersonId person(String name) {
    var id = UUID.randomUUID();
    execute(
        "insert into account (id, name, email, password_hash, created_at) values (?, ?, ?, '-',"
            + " now())",
        id,
        name,
        name + "-" + id + "@example.org");
    return new PersonId(id);
  }

  /// A channel with an `opened` entry and nobody in it.
  public ChannelId channel(ChannelLog log, ChannelKind kind, OrganisationId organisation) {
    var channel = new ChannelId(UUID.randomUUID());
    transact(
        log,
        deed ->
            deed.create(channel, kind, organisation.value(), UUID.randomUUID())
                .compose(
                    _ ->
                        deed.append(
                            Draft.bySystem(
                                channel, EntryKind.OPENED, UUID.randomUUID(), Body.NONE)))
                .map(Answer::given));
    return channel;
  }

  /// Lets somebody in; `visible` 0 is from now on, 1 is everything.
  public long admit(
      ChannelLog log, ChannelId channel, PersonId person, ChannelRole role, long visible) {
    return transact(
        log,
        deed ->
            deed.admit(
                    channel,
                    new LogTransaction.Admission(
                        EntryKind.JOINED,
                        PersonId.SYSTEM,
                        UUID.randomUUID(),
                        person,
                        "Iemand",
                        role,
                        visible,
                        false))
                .map(entry -> Answer.given(entry.seq())));
  }

  /// Ends somebody's membership.
  public boolean dismiss(ChannelLog log, ChannelId channel, PersonId person) {
    return transact(
        log,
        deed ->
            deed.dismiss(channel, PersonId.SYSTEM, UUID.randomUUID(), person).map(Answer::given));
  }

  /// Closes a channel.
  public void close(ChannelLog log, ChannelId channel) {
    transact(
        log,
        deed ->
            deed.close(Draft.bySystem(channel, EntryKind.ENDED, UUID.randomUUID(), Body.NONE))
                .map(Answer::given));
  }

  private static <T> T transact(
      ChannelLog log,
      java.util.function.Function<LogTransaction, io.vertx.core.Future<Answer<T>>> deed) {
    var answer = log.transact(deed).await();
    Assertions.assertThat(answer).isInstanceOf(Answer.Given.class);
    return switch (answer) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError(refused);
    };
  }
}
