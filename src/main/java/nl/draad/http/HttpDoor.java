package nl.draad.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop's HTTP server. Several with the same address share it, and each connection stays
/// with the one that took it.
public final class HttpDoor extends VerticleBase {
  private static final int MAX_LINE = 8 * 1024;
  private static final int MAX_HEADERS = 16 * 1024;
  private static final int IDLE_SECONDS = 75;
  private static final int LAST_WORDS_SECONDS = 5;

  private final HttpServerOptions options;
  private final Callers callers;
  private final Handler<HttpServerRequest> site;
  private @Nullable HttpServer server; // null until started

  /// With the callers of all doors of the node.
  public HttpDoor(HttpServerOptions options, Callers callers, Handler<HttpServerRequest> site) {
    this.options = options;
    this.callers = callers;
    this.site = site;
  }

  /// How a server of ours listens, with limits for what strangers send. The roof may add what the
  /// WebSocket needs.
  public static HttpServerOptions options(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setMaxInitialLineLength(MAX_LINE)
        .setMaxHeaderSize(MAX_HEADERS)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHandle100ContinueAutomatically(true)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setTcpKeepAlive(true);
  }

  @Override
  public Future<?> start() {
    var made =
        vertx
            .createHttpServer(options)
            .connectionHandler(line -> callers.come(vertx, line))
            .requestHandler(this::ask);
    server = made;
    return made.listen();
  }

  private void ask(HttpServerRequest request) {
    callers.ask(request);
    site.handle(request);
  }

  /// Takes no new connections, and ends once the requests under way are answered.
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
  }

  /// Where it really listens, once it is started: asked for 0, it found a free port.
  public int port() {
    if (server == null) {
      throw new IllegalStateException("expected a started door but was not deployed");
    }
    return server.actualPort();
  }
}
