package nl.draad.server;

import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.draad.crypto.Passwords;
import nl.draad.server.demonstration.Demonstration;
import nl.draad.testing.OwnRedis;
import nl.draad.testing.Services;

/// Two whole nodes on one fresh PostgreSQL database and a Redis of their own (every such world has
/// the same ids, so that two of them on one Redis would hear each other), with the demonstration's
/// people in it, for tests that come through the door. Thread-safe.
public final class DemonstrationNodes implements AutoCloseable {
  /// Everyone's.
  public static final String PASSWORD = "draad-demo-2026";

  private final OwnRedis redis;
  private final Map<String, String> shared;
  private final Clock clock;
  private final Draad south;
  private volatile Draad north;
  private volatile boolean northStopped;

  private DemonstrationNodes(OwnRedis redis, Map<String, String> shared, Clock clock) {
    this.redis = redis;
    this.shared = shared;
    this.clock = clock;
    this.north = Draad.start(settings("north", shared), clock).await();
    this.south = Draad.start(settings("south", shared), clock).await();
  }

  /// Loads the world as it is at the clock's time, and starts both nodes.
  public static DemonstrationNodes start(Clock clock) {
    var database = Services.database();
    var redis = OwnRedis.start();
    var settings = new HashMap<>(SettingsSource.defaults());
    settings.putAll(
        Map.of(
            "http.host", "127.0.0.1",
            "http.port", "0",
            "postgres.host", database.host(),
            "postgres.port", Integer.toString(database.port()),
            "postgres.database", database.name(),
            "postgres.user", database.user(),
            "postgres.password", database.password()));
    settings.putAll(
        Map.of(
            "redis.uri", redis.uri(),
            "redis.password", "",
            "node.drain-seconds", "0",
            "node.lanes", "2",
            "security.master-key", Base64.getEncoder().encodeToString(new byte[32])));
    load(settings("loader", settings), clock);
    return new DemonstrationNodes(redis, settings, clock);
  }

  private static Settings settings(String node, Map<String, String> shared) {
    var source = new SettingsSource(shared, List.of());
    return Settings.read(source.with(Map.of("node.name", node)));
  }

  private static void load(Settings settings, Clock clock) {
    var plumbing = Plumbing.lay(settings, clock);
    var passwords = Passwords.start(plumbing.vertx(), 1, 1);
    Demonstration.read().load(plumbing.database(), passwords, clock);
    plumbing.close().await();
  }

  /// Where the first node is.
  public String north() {
    return address(north);
  }

  /// Where the second node is.
  public String south() {
    return address(south);
  }

  /// Stops the first node in good order; the second goes on.
  public void stopNorth() {
    northStopped = true;
    north.close();
  }

  /// Starts the first node again where it was.
  public void startNorthAgain() {
    var place = new HashMap<>(shared);
    place.put("http.port", Integer.toString(north.port()));
    north = Draad.start(settings("north", place), clock).await();
    northStopped = false;
  }

  /// What a further node in a process of its own is told by its environment.
  public Map<String, String> environment(String node) {
    var environment = new HashMap<String, String>();
    shared.forEach((name, value) -> environment.put(SettingsSource.variable(name), value));
    environment.put(SettingsSource.variable("node.name"), node);
    return environment;
  }

  private static String address(Draad node) {
    return "http://localhost:" + node.port();
  }

  @Override
  public void close() {
    if (!northStopped) {
      north.close();
    }
    south.close();
    redis.close();
  }
}
