package nl.draad.testing;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.draad.postgres.Migrations;
import nl.draad.server.embedded.EmbeddedDatabase;

/// A PostgreSQL that a test may stop, crash, freeze and start again on the same port. The data
/// survive all of that. Not thread-safe, but for [#database].
public final class OwnPostgres implements Breakable, AutoCloseable {
  private static final String TEMPLATE = "draad_template";

  private final Path folder = ServiceFolders.next("postgres");
  private final Map<String, String> settings;
  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedDatabase server;

  private OwnPostgres(Map<String, String> settings) {
    this.settings = settings;
    this.server = EmbeddedDatabase.start(folder, 0, settings);
  }

  /// Starts one that survives crashes, with a migrated template.
  public static OwnPostgres start() {
    return start(Map.of());
  }

  static OwnPostgres start(Map<String, String> settings) {
    var postgres = new OwnPostgres(settings);
    try {
      postgres.execute("create database " + TEMPLATE);
      var template = postgres.named(TEMPLATE);
      Migrations.apply(template.jdbcUrl(), template.user(), template.password());
      return postgres;
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /// A fresh, migrated, empty database.
  public synchronized TestDatabase database() {
    var name = "draad_" + databases.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return named(name);
  }

  /// An empty database that no migration was applied to.
  public synchronized TestDatabase unmigrated() {
    var name = "bare_" + databases.incrementAndGet();
    execute("create database " + name);
    return named(name);
  }

  private TestDatabase named(String name) {
    return new TestDatabase(server.host(), server.port(), name, server.user(), "any");
  }

  private void execute(String statement) {
    try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /// Stops it in good order.
  public void stop() {
    server.close();
  }

  @Override
  public void crash() {
    var process = server.process();
    var family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    server.close();
  }

  @Override
  public void restart() {
    server = EmbeddedDatabase.start(folder, server.port(), settings);
  }

  @Override
  public void freeze() {
    Signals.send("STOP", server.process());
  }

  @Override
  public void thaw() {
    Signals.send("CONT", server.process());
  }

  @Override
  public void close() {
    server.close();
    ServiceFolders.remove(folder);
  }
}
