package nl.draad.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import nl.draad.server.embedded.EmbeddedDatabase;
import nl.draad.server.embedded.EmbeddedRedis;

/// What the demonstration runs on: a PostgreSQL, a Redis and a master key of its own, all in one
/// folder.
record DemoServices(EmbeddedDatabase database, EmbeddedRedis redis, String masterKey)
    implements AutoCloseable {

  static DemoServices start(Path folder) {
    var database = EmbeddedDatabase.start(folder.resolve("database"), 0, Map.of());
    try {
      var redis = EmbeddedRedis.start(folder.resolve("redis"), 0);
      return new DemoServices(database, redis, masterKey(folder.resolve("master-key")));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static String masterKey(Path file) {
    try {
      if (!Files.exists(file)) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.writeString(file, Base64.getEncoder().encodeToString(key));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where they are, as settings.
  Map<String, String> settings() {
    return Map.of(
        "postgres.host",
        database.host(),
        "postgres.port",
        Integer.toString(database.port()),
        "postgres.database",
        "postgres",
        "postgres.user",
        database.user(),
        "postgres.password",
        "none asked",
        "postgres.tls",
        "false",
        "redis.uri",
        redis.uri(),
        "redis.cluster",
        "false",
        "security.master-key",
        masterKey);
  }

  @Override
  public void close() {
    try (database) {
      redis.close();
    }
  }
}
