package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.draad.testing.Services;
import org.junit.jupiter.api.Test;

/// A node as a process of its own, on a PostgreSQL and a Redis that it did not start.
class ServeTest {
  private static final int SIGTERM_EXIT = 128 + 15;

  @Test
  void servesLogsForMachinesAndStopsInGoodOrder() throws Exception {
    int port = freePort();
    var node = start(port);
    try {
      serveAndStop(node, port);
    } finally {
      node.destroyForcibly(); // a test that fails leaves no node behind
    }
  }

  private static void serveAndStop(Process node, int port) throws Exception {
    var log = node.inputReader().lines().map(JsonObject::new).iterator();
    JsonObject line;
    do {
      line = log.next();
      assertThat(line.fieldNames()).contains("at", "level", "logger_name", "message");
      assertThat(line.getString("node")).isEqualTo("north");
    } while (!line.getString("message").contains("is ready"));

    assertThat(get(port, "/health/live")).contains("live");
    assertThat(get(port, "/health/ready")).contains("\"redis\":\"up\"");
    assertThat(get(port, "/metrics")).contains("jvm_memory_used_bytes", "node=\"north\"");

    node.toHandle().destroy(); // SIGTERM
    log.forEachRemaining(last -> assertThat(last.getString("level")).isNotEqualTo("ERROR"));
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isEqualTo(SIGTERM_EXIT);
  }

  private static Process start(int port) throws IOException {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-classpath",
            // Without the test classes' own way of logging.
            System.getProperty("java.class.path").replaceFirst("^[^:]*test-classes:", ""),
            Main.class.getName(),
            "serve");
    var database = Services.unmigratedDatabase();
    builder
        .environment()
        .putAll(
            Map.of(
                "DRAAD_NODE_NAME", "north",
                "DRAAD_HTTP_HOST", "127.0.0.1",
                "DRAAD_HTTP_PORT", "" + port,
                "DRAAD_POSTGRES_HOST", database.host(),
                "DRAAD_POSTGRES_PORT", "" + database.port(),
                "DRAAD_POSTGRES_DATABASE", database.name(),
                "DRAAD_POSTGRES_USER", database.user(),
                "DRAAD_REDIS_URI", Services.redisUri(),
                "DRAAD_SECURITY_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32])));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
