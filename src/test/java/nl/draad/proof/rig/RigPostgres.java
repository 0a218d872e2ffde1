package nl.draad.proof.rig;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import nl.draad.proof.line.FaultProxy;
import nl.draad.testing.Breakable;

/// The PostgreSQL of a rig: one server, or two of which the second is a synchronous standby.
/// Whoever connects comes through a proxy, which leads to the server in charge. Not thread-safe.
public final class RigPostgres implements Breakable, AutoCloseable {
  private static final String DATABASE = "draad";

  /// A commit is answered when the standby has it on disk.
  private static final Map<String, String> WATCHED = Map.of("synchronous_standby_names", "'*'");

  private final FaultProxy view;
  private final long seed;
  private PostgresServer primary;
  private Optional<PostgresServer> standby;

  private RigPostgres(PostgresServer primary, Optional<PostgresServer> standby, long seed) {
    this.primary = primary;
    this.standby = standby;
    this.seed = seed;
    this.view = FaultProxy.to(primary.port(), seed);
  }

  /// Starts it, with an empty database, as the shape says.
  public static RigPostgres start(Shape shape, long seed) {
    var primary =
        shape == Shape.SMALL_DISK ? PostgresServer.on(SmallDisk.make()) : PostgresServer.empty();
    execute(primary, "postgres", "create database " + DATABASE);
    var standby =
        shape == Shape.PAIR ? Optional.of(follow(primary)) : Optional.<PostgresServer>empty();
    return new RigPostgres(primary, standby, seed);
  }

  /// Copies a server while it stands still, and starts both, the copy as its standby.
  private static PostgresServer follow(PostgresServer primary) {
    primary.stop();
    var standby = primary.copyAsStandby();
    primary.start(WATCHED);
    standby.start(Map.of("primary_conninfo", "'" + primary.conninfo() + "'"));
    return standby;
  }

  /// Where JDBC finds the database, always; after a failover on the other server.
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s"
        .formatted(view.port(), DATABASE, PostgresServer.USER);
  }

  /// A line for one node, which leads to the server in charge now.
  public FaultProxy line() {
    return FaultProxy.to(primary.port(), seed);
  }

  /// Where the server in charge listens.
  public int port() {
    return primary.port();
  }

  /// Names of user and database, for settings.
  static Map<String, String> settings() {
    return Map.of("DRAAD_POSTGRES_DATABASE", DATABASE, "DRAAD_POSTGRES_USER", PostgresServer.USER);
  }

  /// Stops it in good order.
  public void stop() {
    primary.stop();
  }

  @Override
  public void crash() {
    primary.crash();
  }

  /// Starts it again after [#stop] or [#crash]; it recovers by itself.
  @Override
  public void restart() {
    primary.start(standby.isPresent() ? WATCHED : Map.of());
  }

  @Override
  public void freeze() {
    primary.signal("STOP");
  }

  @Override
  public void thaw() {
    primary.signal("CONT");
  }

  /// Leaves no room on its disk, which is its own.
  public void fillDisk() {
    primary.disk().orElseThrow().fill();
  }

  /// There is room again. If it gave up meanwhile, it is started, as a supervisor does.
  public void emptyDisk() {
    primary.disk().orElseThrow().empty();
    if (!primary.isRunning()) {
      primary.stop();
      restart();
    }
  }

  /// Kills the primary for good and puts the standby in charge. The caller leads the nodes' lines
  /// there.
  public void failOver() {
    var heir = standby.orElseThrow();
    primary.crash();
    primary.close();
    execute(heir, "postgres", "select pg_promote(true, 30)");
    primary = heir;
    standby = Optional.empty();
    view.target(primary.port());
    view.cut();
  }

  /// Gives the server in charge a new standby after [#failOver], for which it stands still shortly.
  public void followAgain() {
    if (standby.isEmpty()) {
      standby = Optional.of(follow(primary));
    }
  }

  /// Runs a statement on the database, of which no result is wanted.
  public void execute(String statement) {
    execute(primary, DATABASE, statement);
  }

  private static void execute(PostgresServer server, String database, String statement) {
    try (var connection = DriverManager.getConnection(server.jdbcUrl(database));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  @Override
  public void close() {
    view.close();
    standby.ifPresent(PostgresServer::close);
    primary.close();
  }
}
