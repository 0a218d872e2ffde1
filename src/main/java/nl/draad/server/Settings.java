package nl.draad.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.draad.crypto.MasterKey;
import nl.draad.postgres.DatabaseAddress;

/// All that can be set, read once at start. What each setting means, and its default, stands in
/// `config/draad.properties`. Prints without secrets.
public record Settings(
    Http http, Postgres postgres, Redis redis, Node node, Security security, Path demoFolder) {

  /// The door.
  public record Http(String host, int port, Balancer balancer) {}

  /// What stands between the devices and this node.
  public enum Balancer {
    NONE,
    HTTP,
    HTTPS
  }

  /// @param pool connections of this node
  public record Postgres(DatabaseAddress address, int pool) {}

  /// @param uris one, or some members of a cluster
  /// @param password empty when Redis asks for none
  public record Redis(List<URI> uris, boolean cluster, Secret password) {}

  /// @param name what this node is called in logs and measures
  /// @param lanes event loops that carry the channels
  /// @param drain how long a stopping node gives devices to leave and writes to end
  public record Node(String name, int lanes, Duration drain, Log log) {}

  /// How this node writes its log.
  public enum Log {
    JSON,
    LINES
  }

  /// @param masterKey seals what the database holds
  /// @param token how long an access token is valid
  /// @param session how long a device stays signed in without being used
  public record Security(MasterKey masterKey, Duration token, Duration session) {}

  /// @throws WrongSettings with every complaint at once
  static Settings read(SettingsSource source) {
    var reader = new SettingsReader(source);
    var http = http(reader);
    var settings =
        new Settings(
            http,
            new Postgres(postgres(reader), reader.number("postgres.pool", 2, 200)),
            redis(reader),
            node(reader, http.port()),
            security(reader),
            reader.read("demo.folder", Path.of("data"), Path::of));
    reader.check();
    return settings;
  }

  private static Http http(SettingsReader reader) {
    return new Http(
        reader.text("http.host"),
        reader.number("http.port", 0, 65_535),
        reader.choice("http.balancer", Balancer.values()));
  }

  private static DatabaseAddress postgres(SettingsReader reader) {
    return new DatabaseAddress(
        reader.text("postgres.host"),
        reader.number("postgres.port", 1, 65_535),
        reader.text("postgres.database"),
        reader.text("postgres.user"),
        reader.secret("postgres.password").value(),
        reader.flag("postgres.tls"));
  }

  private static Redis redis(SettingsReader reader) {
    return new Redis(
        reader.read("redis.uri", List.of(), Settings::redisUris),
        reader.flag("redis.cluster"),
        reader.secret("redis.password"));
  }

  private static List<URI> redisUris(String value) {
    return Stream.of(value.split(",", -1)).map(String::strip).map(Settings::redisUri).toList();
  }

  private static URI redisUri(String value) {
    if (value.contains("@")) { // and is not repeated, because it holds a password
      throw new IllegalArgumentException("expected no password in it; set DRAAD_REDIS_PASSWORD");
    }
    var expected = "expected redis://host:port or rediss://host:port";
    SettingsReader.require(value.matches("rediss?://[^/\\s]+(/[0-9]+)?"), expected, value);
    return URI.create(value);
  }

  private static Node node(SettingsReader reader, int port) {
    var name =
        reader.text(
            "node.name", "[A-Za-z0-9.-]{1,63}", "expected letters, digits, dots and dashes");
    int processors = Math.min(64, Runtime.getRuntime().availableProcessors());
    var lanes =
        reader.read(
            "node.lanes",
            1,
            value -> value.equals("auto") ? processors : SettingsReader.wholeNumber(value, 1, 64));
    return new Node(
        name.equals("auto") ? machine() + "-" + port : name,
        lanes,
        Duration.ofSeconds(reader.number("node.drain-seconds", 0, 300)),
        reader.choice("node.log", Log.values()));
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "node";
    }
  }

  private static Security security(SettingsReader reader) {
    return new Security(
        reader.masterKey("security.master-key"),
        Duration.ofMinutes(reader.number("security.token-minutes", 1, 60)),
        Duration.ofDays(reader.number("security.session-days", 1, 365)));
  }
}
