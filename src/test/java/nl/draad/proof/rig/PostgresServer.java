package nl.draad.proof.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.draad.server.embedded.EmbeddedDatabase;
import nl.draad.testing.ServiceFolders;
import nl.draad.testing.Signals;

/// One PostgreSQL of a rig, on a folder and a port that stay the same. Not thread-safe.
final class PostgresServer implements AutoCloseable {
  static final String USER = "postgres";
  private static final int PATIENCE_SECONDS = 30;

  private final Path folder;
  private int port; // 0 until its first start
  private final Optional<SmallDisk> disk;
  private Optional<EmbeddedDatabase> server = Optional.empty(); // empty while it does not run
  private Optional<ProcessHandle> process = Optional.empty(); // of its last start

  private PostgresServer(Path folder, Optional<SmallDisk> disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /// A new one without any data of ours, which runs.
  static PostgresServer empty() {
    var made = new PostgresServer(ServiceFolders.next("postgres"), Optional.empty());
    made.start(Map.of());
    return made;
  }

  /// The same on a disk of its own.
  static PostgresServer on(SmallDisk disk) {
    var made = new PostgresServer(disk.folder().resolve("data"), Optional.of(disk));
    try {
      made.start(Map.of());
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  Optional<SmallDisk> disk() {
    return disk;
  }

  boolean isRunning() {
    return process.filter(ProcessHandle::isAlive).isPresent();
  }

  /// Starts it, with these settings beside the usual ones.
  void start(Map<String, String> settings) {
    var started = EmbeddedDatabase.start(folder, port, settings);
    port = started.port();
    server = Optional.of(started);
    process = Optional.of(started.process());
  }

  int port() {
    return port;
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, USER);
  }

  /// How a standby finds it.
  String conninfo() {
    return "host=127.0.0.1 port=" + port + " user=" + USER;
  }

  void stop() {
    server.ifPresent(EmbeddedDatabase::close);
    server = Optional.empty();
  }

  /// Kills all its processes at once.
  void crash() {
    server.ifPresent(
        running -> {
          var first = running.process();
          var family = first.descendants().toList();
          first.destroyForcibly();
          family.forEach(ProcessHandle::destroyForcibly);
          family.forEach(PostgresServer::awaitEnd);
          awaitEnd(first);
        });
    stop();
  }

  private static void awaitEnd(ProcessHandle member) {
    member.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  void signal(String name) {
    server.ifPresent(running -> Signals.send(name, running.process()));
  }

  /// Its data once more, as those of a standby. It stands still meanwhile.
  PostgresServer copyAsStandby() {
    var copy = new PostgresServer(ServiceFolders.next("postgres"), Optional.empty());
    try {
      Files.createDirectories(copy.folder);
      copy(folder, copy.folder);
      Files.createFile(copy.folder.resolve("postgres/standby.signal"));
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    // -a keeps the permissions, on which PostgreSQL insists.
    var command = List.of("cp", "-a", from + "/.", to.toString());
    var copying = new ProcessBuilder(command).inheritIO().start();
    try {
      if (copying.waitFor() != 0) {
        throw new IOException("The data of PostgreSQL could not be copied");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    stop();
    ServiceFolders.remove(folder);
    disk.ifPresent(SmallDisk::close);
  }
}
