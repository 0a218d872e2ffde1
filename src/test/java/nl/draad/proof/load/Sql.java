package nl.draad.proof.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Deeds straight in the database, which the product has no route for: tried again on a new
/// connection until one goes through, so each has to be harmless when it comes twice. Blocks, for
/// virtual threads. Thread-safe.
final class Sql {
  private static final int LONGEST_WAIT = 2_000;

  private final String jdbcUrl;
  private final Phase run;

  /// All of it or nothing.
  interface Deed {
    void on(Connection connection) throws SQLException;
  }

  Sql(String jdbcUrl, Phase run) {
    this.jdbcUrl = jdbcUrl;
    this.run = run;
  }

  /// Throws [Over] when the run ends before.
  void transact(Deed deed) {
    while (run.lasts()) {
      if (tried(deed)) {
        return;
      }
      run.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, LONGEST_WAIT)));
    }
    throw new Over();
  }

  private boolean tried(Deed deed) {
    var url = jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "connectTimeout=5&socketTimeout=10";
    try (var connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      deed.on(connection);
      connection.commit();
      return true;
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("42")) {
        throw new IllegalStateException(e); // wrong for ever
      }
      return false;
    }
  }

  /// One statement with these parameters.
  static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      statement.execute();
    }
  }

  /// Whether there is a row.
  static boolean exists(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
