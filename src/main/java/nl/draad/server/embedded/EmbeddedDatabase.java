package nl.draad.server.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/// A real PostgreSQL, run as a child process on a folder that keeps its data between starts.
///
/// It listens on the loopback address only and asks no password. As root it runs in a user
/// namespace of its own (`unshare`), because PostgreSQL refuses to run as root. One process at a
/// time uses a folder; a PostgreSQL that an earlier run left behind is ended first, and recovers as
/// after a crash.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String USER = "postgres";
  private static final String PID_FILE = "postgres/postmaster.pid";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Safe against a power cut, like a database that people rely on, and no content in its log.
  private static final Map<String, String> SERVER =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "listen_addresses", HOST,
          "unix_socket_directories", "",
          "max_connections", "200",
          "log_error_verbosity", "terse",
          "log_min_error_statement", "panic",
          "log_parameter_max_length_on_error", "0");

  private final FolderLock lock;
  private final EmbeddedPostgres postgres;

  private final Path pidFile;

  private EmbeddedDatabase(FolderLock lock, Path pidFile, EmbeddedPostgres postgres) {
    this.lock = lock;
    this.pidFile = pidFile;
    this.postgres = postgres;
  }

  /// Starts on this folder, which is made when missing.
  ///
  /// @param port 0 takes a free one
  /// @param settings PostgreSQL settings that differ from the safe ones
  /// @throws IllegalStateException when the folder is in use, or PostgreSQL does not start
  public static EmbeddedDatabase start(Path folder, int port, Map<String, String> settings) {
    return start(folder, port, settings, PATIENCE);
  }

  static EmbeddedDatabase start(
      Path folder, int port, Map<String, String> settings, Duration patience) {
    var lock = FolderLock.take(folder);
    try {
      var home = folder.toRealPath();
      var postgres = begin(home, port, settings, patience);
      return new EmbeddedDatabase(lock, home.resolve(PID_FILE), postgres);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw new IllegalStateException(
          "PostgreSQL did not start on " + folder + lastWords(folder.resolve("postgres.log")), e);
    }
  }

  private static EmbeddedPostgres begin(
      Path folder, int port, Map<String, String> settings, Duration patience) throws IOException {
    var data = folder.resolve("postgres");
    var complete = folder.resolve("complete"); // written once PostgreSQL has started on its data
    Leftover.end(folder.resolve(PID_FILE), "postgres", folder);
    if (!Files.exists(complete)) {
      delete(data); // a first start that was broken off
    }
    var log = folder.resolve("postgres.log");
    Files.deleteIfExists(log);
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(patience)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setErrorRedirector(Redirect.appendTo(log.toFile()));
    SERVER.forEach(builder::setServerConfig);
    settings.forEach(builder::setServerConfig);
    var postgres = builder.start();
    Files.writeString(complete, "");
    return postgres;
  }

  /// Ends a PostgreSQL that an earlier run left behind on this folder; its data stay.
  public static void release(Path folder) {
    try (var _ = FolderLock.take(folder)) {
      var home = folder.toRealPath();
      Leftover.end(home.resolve(PID_FILE), "postgres", home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String lastWords(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return ". Its last words:\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException _) {
      return "";
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  public String host() {
    return HOST;
  }

  public int port() {
    return postgres.getPort();
  }

  /// The superuser; any password will do.
  public String user() {
    return USER;
  }

  /// Where JDBC finds a database of this server.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s?user=%s".formatted(HOST, port(), database, USER);
  }

  /// The operating system's process: PostgreSQL's first one, the parent of the others.
  public ProcessHandle process() {
    return Leftover.pid(pidFile).flatMap(ProcessHandle::of).orElseThrow();
  }

  /// Stops PostgreSQL in good order: open transactions are rolled back, what was committed is on
  /// disk.
  @Override
  public void close() {
    try (lock) {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
