package nl.draad.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;

/// People, organisations and desks written straight into a test's database, and questions to it
/// beside the application. Not thread-safe.
public final class Town implements AutoCloseable {
  private final Connection connection;

  public Town(TestDatabase database) {
    try {
      connection = DriverManager.getConnection(database.jdbcUrl());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public PersonId person(String name) {
    var id = UUID.randomUUID();
    change(
        "insert into account (id, name, email, password_hash, created_at) values (?, ?, ?, '',"
            + " now())",
        id,
        name,
        id + "@example.nl");
    return new PersonId(id);
  }

  public OrganisationId organisation(String slug) {
    var id = UUID.randomUUID();
    change("insert into organisation values (?, ?, ?)", id, slug, "Organisation " + slug);
    return new OrganisationId(id);
  }

  public DeskId desk(OrganisationId organisation, String name) {
    var id = UUID.randomUUID();
    change(
        "insert into desk (id, organisation_id, name) values (?, ?, ?)",
        id,
        organisation.value(),
        name);
    return new DeskId(id);
  }

  /// Somebody new who does this for an organisation.
  public PersonId staff(OrganisationId organisation, String name, String role) {
    var person = person(name);
    change("insert into staff values (?, ?, ?)", organisation.value(), person.value(), role);
    return person;
  }

  public void change(String statement, Object... parameters) {
    try (var sql = connection.prepareStatement(statement)) {
      for (var i = 0; i < parameters.length; i++) {
        sql.setObject(i + 1, parameters[i]);
      }
      sql.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of every row, as text.
  public List<String> ask(String query, Object... parameters) {
    try (var sql = connection.prepareStatement(query)) {
      for (var i = 0; i < parameters.length; i++) {
        sql.setObject(i + 1, parameters[i]);
      }
      try (var rows = sql.executeQuery()) {
        var answers = new ArrayList<String>();
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
        return answers;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
