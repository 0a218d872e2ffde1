package nl.draad.proof.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final int SHORTLY = 200;
  private static final int PATIENCE = 10_000;

  private final Echo echo = new Echo("");
  private final FaultProxy proxy = FaultProxy.to(echo.port(), 7);

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBothWaysAndTheEndOfEachByItself() throws IOException {
    try (var line = connect()) {
      say(line, "hallo");
      line.shutdownOutput();
      assertThat(new String(line.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("hallo");
    }
  }

  @Test
  void refusesNewLinesKeepsOpenOnesAndComesBackOnTheSamePort() throws IOException {
    try (var open = connect()) {
      say(open, "een");
      assertThat(hear(open, 3)).isEqualTo("een");
      proxy.refuse();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      say(open, "twee");
      assertThat(hear(open, 4)).isEqualTo("twee");
      proxy.accept();
      try (var later = connect()) {
        say(later, "drie");
        assertThat(hear(later, 4)).isEqualTo("drie");
      }
    }
  }

  @Test
  void delaysAndKeepsTheOrder() throws IOException {
    try (var line = connect()) {
      proxy.forth(new Mode.Delay(Duration.ofMillis(50), Duration.ofMillis(150)));
      long begun = System.nanoTime();
      var said = new StringBuilder();
      for (int i = 100; i < 130; i++) {
        say(line, "" + i);
        said.append(i);
      }
      assertThat(hear(line, said.length())).isEqualTo(said.toString());
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(50));
    }
  }

  @Test
  void whatIsDelayedGoesOnAtOnceWhenTheLineIsGoodAgain() throws IOException {
    try (var line = connect()) {
      proxy.both(new Mode.Delay(Duration.ofHours(1), Duration.ofHours(1)));
      say(line, "laat");
      assertThat(hearsNothing(line)).isTrue();
      proxy.both(Mode.PASS);
      assertThat(hear(line, 4)).isEqualTo("laat");
    }
  }

  @Test
  void aSilenceTellsNobodyAndHoldsWhatWasSaid() throws IOException {
    try (var line = connect()) {
      proxy.back(Mode.SILENCE);
      say(line, "stil");
      line.shutdownOutput();
      echo.awaitHeard("stil"); // the other way is open
      assertThat(hearsNothing(line)).isTrue();
      proxy.back(Mode.PASS);
      assertThat(hear(line, 4)).isEqualTo("stil");
      assertThat(line.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void cutsInTheMiddle() throws IOException {
    try (var line = connect()) {
      proxy.back(new Mode.Cut(5));
      say(line, "doormidden");
      assertThat(hear(line, 5)).isEqualTo("doorm");
      assertThatThrownBy(() -> line.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThat(proxy.lines()).isZero();
    }
  }

  @Test
  void cutsAllAtOnce() throws IOException {
    try (var line = connect()) {
      say(line, "a");
      assertThat(hear(line, 1)).isEqualTo("a");
      proxy.cut();
      assertThatThrownBy(() -> line.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void isAsNarrowAsItIsTold() throws IOException {
    try (var line = connect()) {
      proxy.forth(new Mode.Throttle(10_000));
      var much = new byte[4_000];
      new Random(1).nextBytes(much);
      long begun = System.nanoTime();
      line.getOutputStream().write(much);
      assertThat(line.getInputStream().readNBytes(much.length)).isEqualTo(much);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void leadsNewLinesElsewhere() throws IOException {
    try (var other = new Echo("ander:");
        var before = connect()) {
      say(before, "een");
      assertThat(hear(before, 3)).isEqualTo("een");
      proxy.target(other.port());
      try (var after = connect()) {
        say(after, "twee");
        assertThat(hear(after, 10)).isEqualTo("ander:twee");
      }
      say(before, "nog");
      assertThat(hear(before, 3)).isEqualTo("nog");
    }
  }

  @Test
  void resetsWhomNobodyAnswers() throws IOException {
    echo.close();
    try (var line = connect()) {
      assertThatThrownBy(() -> line.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  private Socket connect() throws IOException {
    var line = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    line.setSoTimeout(PATIENCE);
    line.setTcpNoDelay(true);
    return line;
  }

  private static void say(Socket line, String text) throws IOException {
    line.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket line, int length) throws IOException {
    return new String(line.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  private static boolean hearsNothing(Socket line) throws IOException {
    line.setSoTimeout(SHORTLY);
    try {
      return line.getInputStream().read() == Integer.MIN_VALUE;
    } catch (SocketTimeoutException _) {
      line.setSoTimeout(PATIENCE);
      return true;
    }
  }
}
