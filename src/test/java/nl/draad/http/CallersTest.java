package nl.draad.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Connections that say nothing, or say it byte by byte, and more of them than one address may
/// have; byte by byte from here, too.
class CallersTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final Promise<Void> late = Promise.promise(); // what "/late" waits for
  private Callers callers = new Callers(new Callers.Terms(10, false, LONG, LONG, LONG));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void headersThatComeTooSlowlyEndTheLine() throws IOException {
    var port = open(new Callers.Terms(10, false, SHORT, LONG, LONG));
    try (var slow = new Line(port)) {
      slow.say("GET / HTTP/1.1\r\nX-Slow: ");
      assertThat(slow.dripUntilClosed()).isLessThan(1_000);
    }
    try (var silent = new Line(port)) {
      assertThat(silent.isClosed()).isTrue();
    }
  }

  @Test
  void theNextHeadersMayNotComeTooSlowlyEither() throws IOException {
    var port = open(new Callers.Terms(10, false, LONG, SHORT, LONG));
    try (var slow = new Line(port)) {
      slow.say(GET);
      assertThat(slow.answer()).startsWith("HTTP/1.1 200");
      slow.say("GET / HTTP/1.1\r\nX-Slow: ");
      assertThat(slow.dripUntilClosed()).isLessThan(1_000);
    }
  }

  @Test
  void aBodyThatComesTooSlowlyEndsTheLine() throws IOException {
    var port = open(new Callers.Terms(10, false, LONG, LONG, SHORT));
    for (var head : new String[] {"Content-Length: 60000\r\n\r\n", chunk()}) {
      try (var slow = new Line(port)) {
        slow.say("POST / HTTP/1.1\r\nHost: x\r\n" + head);
        assertThat(slow.dripUntilClosed()).isLessThan(1_000);
      }
    }
    try (var quick = new Line(port)) {
      quick.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
      assertThat(quick.answer()).startsWith("HTTP/1.1 200");
      assertThat(quick.staysOpenFor(SHORT.multipliedBy(2))).isTrue();
    }
  }

  private static String chunk() {
    return "Transfer-Encoding: chunked\r\n\r\nffff\r\n";
  }

  @Test
  void whoWaitsForAnAnswerIsNotSlow() throws IOException {
    var port = open(new Callers.Terms(10, false, SHORT, SHORT, SHORT));
    try (var patient = new Line(port)) {
      patient.say("GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(patient.staysOpenFor(SHORT.multipliedBy(4))).isTrue();
      late.complete();
      assertThat(patient.answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void anAddressHasSoManyAndOthersHaveTheirOwn() throws IOException {
    var port = open(new Callers.Terms(2, false, LONG, LONG, LONG));
    try (var first = new Line(port);
        var second = new Line(port)) {
      assertThat(first.isAnswered() && second.isAnswered()).isTrue();
      try (var third = new Line(port)) {
        assertThat(third.isClosed()).isTrue();
      }
      try (var other = new Line(port, "127.0.0.2")) {
        assertThat(other.isAnswered()).isTrue();
      }
      assertThat(first.isAnswered()).isTrue();
    }
    until(0);
    try (var again = new Line(port)) {
      assertThat(again.isAnswered()).isTrue();
    }
  }

  @Test
  void behindABalancerNobodyIsCounted() throws IOException {
    var port = open(new Callers.Terms(1, true, LONG, LONG, LONG));
    try (var first = new Line(port);
        var second = new Line(port)) {
      assertThat(first.isAnswered() && second.isAnswered()).isTrue();
    }
  }

  @Test
  void aWebSocketIsCountedByItsGatewayAndLeftInPeace() throws IOException {
    var port = open(new Callers.Terms(2, false, LONG, SHORT, SHORT));
    var options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/ws");
    var client = vertx.createWebSocketClient();
    var socket = client.connect(options).await();
    try (var second = new Line(port)) {
      assertThat(second.isAnswered()).isTrue();
    }
    var closed = Promise.<Void>promise();
    socket.closeHandler(closed::complete);
    assertThatThrownBy(() -> closed.future().timeout(2, TimeUnit.SECONDS).await())
        .isInstanceOf(TimeoutException.class);
    until(0);
  }

  private int open(Callers.Terms terms) {
    callers = new Callers(terms);
    var door = new HttpDoor(HttpDoor.options("127.0.0.1", 0), callers, this::answer);
    vertx.deployVerticle(door).await();
    return door.port();
  }

  private void answer(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/ws" -> request.toWebSocket().onSuccess(_ -> callers.handOver(request));
      case "/late" -> late.future().onSuccess(_ -> request.response().end());
      default -> request.end().onSuccess(_ -> request.response().end());
    }
  }

  private void until(int connections) {
    while (callers.count() != connections && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  /// A connection from somewhere.
  private static final class Line implements AutoCloseable {
    private static final int STEP_MILLIS = 20;
    private final Socket socket;

    Line(int port) throws IOException {
      this(port, "127.0.0.1");
    }

    Line(int port, String from) throws IOException {
      socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(from), 0);
      socket.setSoTimeout(STEP_MILLIS);
    }

    void say(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /// What comes next; nothing when the line was closed.
    String answer() throws IOException {
      var bytes = new byte[1_000];
      var length = Optional.<Integer>empty();
      while (length.isEmpty()) {
        length = read(bytes);
      }
      return length.get() < 0 ? "" : new String(bytes, 0, length.get(), UTF_8);
    }

    boolean isAnswered() throws IOException {
      say(GET);
      return answer().startsWith("HTTP/1.1 200");
    }

    boolean isClosed() throws IOException {
      return answer().isEmpty();
    }

    boolean staysOpenFor(Duration time) throws IOException {
      var end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        if (read(new byte[1]).isPresent()) {
          return false;
        }
      }
      return true;
    }

    /// Says one letter after the other; gives how many until the line was closed.
    int dripUntilClosed() throws IOException {
      for (var said = 0; ; said++) {
        if (read(new byte[1]).isPresent()) {
          return said;
        }
        try {
          say("a");
        } catch (SocketException _) {
          return said;
        }
      }
    }

    /// How much came: nothing in a moment, or less than nothing when it was closed.
    private Optional<Integer> read(byte[] bytes) throws IOException {
      try {
        return Optional.of(socket.getInputStream().read(bytes));
      } catch (SocketTimeoutException _) {
        return Optional.empty();
      } catch (SocketException _) {
        return Optional.of(-1);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
