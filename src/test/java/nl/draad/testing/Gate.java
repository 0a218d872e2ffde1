package nl.draad.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A barrier in the middle of a transaction: whoever inserts such a row into this table waits
/// inside the statement until the gate opens. So a test makes two transactions be inside at the
/// same time, instead of hoping for it. Not thread-safe.
public final class Gate implements AutoCloseable {
  private static final AtomicInteger KEYS = new AtomicInteger(70_000);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connection connection;
  private final int key = KEYS.incrementAndGet();

  private Gate(Connection connection) {
    this.connection = connection;
  }

  /// Closes a gate before these rows are inserted.
  ///
  /// @param when which rows, as SQL over `new`; `true` for all
  public static Gate beforeInsert(TestDatabase database, String table, String when) {
    try {
      var gate = new Gate(DriverManager.getConnection(database.jdbcUrl()));
      gate.execute(
          """
          create function gate_%1$d() returns trigger language plpgsql as
          'begin perform pg_advisory_xact_lock_shared(%1$d); return new; end';
          create trigger gate_%1$d before insert on %2$s
            for each row when (%3$s) execute function gate_%1$d();
          select pg_advisory_lock(%1$d)
          """
              .formatted(gate.key, table, when));
      return gate;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until so many transactions of this database wait for a lock: at the gate, or behind who
  /// is there.
  public void awaitWaiting(int transactions) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting() < transactions) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "expected " + transactions + " transactions to wait but were " + waiting());
      }
      Thread.onSpinWait();
    }
  }

  /// Lets everyone through, now and later.
  public void open() {
    execute("select pg_advisory_unlock(" + key + ")");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waiting() {
    try (var sql = connection.createStatement();
        var rows =
            sql.executeQuery(
                "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String statements) {
    try (var sql = connection.createStatement()) {
      sql.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
