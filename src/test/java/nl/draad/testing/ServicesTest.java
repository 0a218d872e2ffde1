package nl.draad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ServicesTest {

  @Test
  void aDatabaseIsMigratedAndOnesOwn() throws SQLException {
    var first = Services.database();
    var second = Services.database();
    try (var here = DriverManager.getConnection(first.jdbcUrl());
        var there = DriverManager.getConnection(second.jdbcUrl())) {
      change(here, "insert into organisation values (gen_random_uuid(), 'one', 'One')");
      assertThat(count(here, "select count(*) from organisation")).isEqualTo(1);
      assertThat(count(there, "select count(*) from organisation")).isZero();
    }
  }

  @Test
  void isTheMajorVersionThatDraadRunsOn() throws SQLException {
    try (var connection = DriverManager.getConnection(Services.database().jdbcUrl())) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void onesOwnIsSafeAgainstAPowerCut() throws SQLException {
    try (var postgres = OwnPostgres.start();
        var connection = DriverManager.getConnection(postgres.database().jdbcUrl())) {
      assertThat(text(connection, "show fsync")).isEqualTo("on");
      assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void whatWasCommittedSurvivesACrashOnTheSamePort() throws SQLException {
    try (var postgres = OwnPostgres.start()) {
      var database = postgres.database();
      try (var connection = DriverManager.getConnection(database.jdbcUrl())) {
        change(connection, "insert into organisation values (gen_random_uuid(), 'one', 'One')");
      }
      postgres.crash();
      postgres.restart();
      try (var connection = DriverManager.getConnection(database.jdbcUrl())) {
        assertThat(count(connection, "select count(*) from organisation")).isEqualTo(1);
      }
    }
  }

  private static void change(Connection connection, String statement) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }

  private static long count(Connection connection, String query) throws SQLException {
    return Long.parseLong(text(connection, query));
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
