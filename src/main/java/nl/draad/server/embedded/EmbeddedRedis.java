package nl.draad.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisExecProvider;

/// A real Redis, run as a child process that keeps nothing: what it held is gone when it stops.
///
/// It listens on the loopback address only. The folder takes its program, pid file and log; a Redis
/// that an earlier run left behind there is ended first.
public final class EmbeddedRedis implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int TRIES = 3; // somebody may take a free port before Redis does
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final FolderLock lock;
  private final Process process;
  private final int port;

  private EmbeddedRedis(FolderLock lock, Process process, int port) {
    this.lock = lock;
    this.process = process;
    this.port = port;
  }

  /// Starts on this folder, which is made when missing.
  ///
  /// @param port 0 takes a free one
  /// @param arguments more of redis-server's arguments, such as `--cluster-enabled`, `yes`
  /// @throws IllegalStateException when the folder is in use, or Redis does not start
  public static EmbeddedRedis start(Path folder, int port, String... arguments) {
    var lock = FolderLock.take(folder);
    try {
      var home = folder.toRealPath();
      Leftover.end(home.resolve("redis.pid"), "redis-server", home);
      for (int tries = 1; ; tries++) {
        int taken = port == 0 ? freePort() : port;
        var process = launch(home, taken, List.of(arguments));
        if (answers(process, taken)) {
          return new EmbeddedRedis(lock, process, taken);
        }
        process.destroyForcibly();
        if (port != 0 || tries == TRIES) {
          throw new IllegalStateException("Redis did not answer on port " + taken);
        }
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw new IllegalStateException(
          "Redis did not start on "
              + folder
              + EmbeddedDatabase.lastWords(folder.resolve("redis.log")),
          e);
    }
  }

  /// Ends a Redis that an earlier run left behind on this folder.
  public static void release(Path folder) {
    try (var _ = FolderLock.take(folder)) {
      Leftover.end(folder.toRealPath().resolve("redis.pid"), "redis-server", folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(Path home, int port, List<String> arguments) throws IOException {
    var program = home.resolve("redis-server");
    Files.move(
        RedisExecProvider.defaultProvider().get().toPath(),
        program,
        StandardCopyOption.REPLACE_EXISTING);
    var command = new ArrayList<String>();
    command.addAll(List.of(program.toString(), "--port", "" + port, "--bind", HOST));
    command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
    command.addAll(List.of("--dir", home.toString()));
    command.addAll(List.of("--pidfile", home.resolve("redis.pid").toString()));
    command.addAll(arguments);
    var log = home.resolve("redis.log").toFile();
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  /// Waits until Redis answers a ping, or has ended, or the time is up.
  private static boolean answers(Process process, int port) {
    long end = System.nanoTime() + START_NANOS;
    try {
      while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
        if (pings(port)) {
          return true;
        }
        if (System.nanoTime() > end) {
          return false;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static boolean pings(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("+PONG".length());
      return "+PONG".equals(new String(answer, StandardCharsets.US_ASCII));
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://" + HOST + ":" + port;
  }

  /// The operating system's process.
  public ProcessHandle process() {
    return process.toHandle();
  }

  /// Ends Redis, and with it everything that it held.
  @Override
  public void close() {
    try (lock) {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
