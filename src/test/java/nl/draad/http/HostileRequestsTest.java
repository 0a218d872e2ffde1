package nl.draad.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Requests that no client sends, byte by byte: what hostile input was once answered with 500.
class HostileRequestsTest {
  private static final String CHUNKED =
      "POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked";

  /// The line is closed, because nobody can tell where the next request begins.
  @Test
  void aChunkWhoseSizeIsNoneIsNoFailureOfOurs() throws IOException {
    var logged = new ListAppender<ILoggingEvent>();
    var log = (Logger) LoggerFactory.getLogger(Problems.class);
    logged.start();
    log.addAppender(logged);
    try (var world = new HttpWorld()) {
      assertThat(sent(world, CHUNKED + "\r\n\r\nzz\r\n")).doesNotContain("500");
      assertThat(logged.list).isEmpty();
    } finally {
      log.detachAppender(logged);
    }
  }

  @Test
  void aNulInAPathNamesNothing() throws IOException {
    try (var world = new HttpWorld()) {
      assertThat(sent(world, "GET /api/organisations/a%00b HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 404")
          .contains("\"number\":4403");
    }
  }

  private static String sent(HttpWorld world, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      var answer = new StringBuilder();
      var bytes = new byte[4_096];
      while (answer.indexOf("}") < 0) {
        var length = socket.getInputStream().read(bytes);
        if (length < 0) {
          break;
        }
        answer.append(new String(bytes, 0, length, UTF_8));
      }
      return answer.toString();
    }
  }
}
