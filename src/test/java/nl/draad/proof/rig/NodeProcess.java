package nl.draad.proof.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.draad.server.Main;
import nl.draad.server.ShiftedNode;
import nl.draad.testing.Signals;
import org.jspecify.annotations.Nullable;

/// A node in a process of its own, which may be killed, paused, stopped in good order and started
/// again on the same port. What it says goes to one file, over all its lives. Not thread-safe.
public final class NodeProcess implements AutoCloseable {
  private static final int LOOK_MILLIS = 100;
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Setup setup;
  private @Nullable Process process; // null before the first start

  /// How a node is started.
  ///
  /// @param clock how far its clock is from the right time
  /// @param log the file that gets its output
  record Setup(int port, Duration clock, Path log, Map<String, String> environment) {}

  NodeProcess(Setup setup) {
    this.setup = setup;
  }

  /// One on a free port that has the right time; not started yet.
  ///
  /// @param log the file that gets its output
  /// @param environment its settings but for the port
  public static NodeProcess of(Path log, Map<String, String> environment) {
    return new NodeProcess(new Setup(Rig.freePort(), Duration.ZERO, log, environment));
  }

  public int port() {
    return setup.port();
  }

  /// What it said.
  public Path log() {
    return setup.log();
  }

  /// Starts it; [#awaitReady] tells when it serves.
  public void start() {
    var builder = new ProcessBuilder(command());
    builder.environment().putAll(setup.environment());
    builder.environment().put("DRAAD_HTTP_PORT", "" + setup.port());
    try {
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(setup.log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dlogback.configurationFile=logback.xml")); // not that of the tests
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(
        setup.clock().isZero()
            ? List.of(Main.class.getName(), "serve")
            : List.of(ShiftedNode.class.getName(), setup.clock().toString()));
    return command;
  }

  /// Waits until it says that it is ready.
  public void awaitReady() {
    long end = System.nanoTime() + READY.toNanos();
    while (!isReady()) {
      if (ended(LOOK_MILLIS)) {
        throw new IllegalStateException("The node ended at its start; see " + setup.log());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The node is not ready after " + READY);
      }
    }
  }

  private boolean isReady() {
    var uri = URI.create("http://127.0.0.1:" + setup.port() + "/health/ready");
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Kills it: it says nothing to anyone.
  public void kill() {
    running().destroyForcibly();
    awaitEnd();
  }

  /// It stands still until [#resume], with all lines open.
  public void pause() {
    Signals.send("STOP", running().toHandle());
  }

  public void resume() {
    Signals.send("CONT", running().toHandle());
  }

  /// Stops it in good order (SIGTERM), and waits for its end.
  public void stop() {
    running().toHandle().destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    if (!ended(STOP.toMillis())) {
      throw new IllegalStateException("The node did not end within " + STOP);
    }
  }

  private boolean ended(long millis) {
    try {
      return running().waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process running() {
    var started = process;
    if (started == null) {
      throw new IllegalStateException("expected a node that was started");
    }
    return started;
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
