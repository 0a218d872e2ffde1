package nl.draad.proof.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Answers everyone with a word of its own and then with what they say. Thread-safe.
final class Echo implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final ServerSocket door;
  private final String word;
  private final LinkedBlockingQueue<Byte> heard = new LinkedBlockingQueue<>();

  Echo(String word) {
    this.word = word;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// Waits until this was heard.
  void awaitHeard(String text) {
    try {
      for (byte letter : text.getBytes(StandardCharsets.US_ASCII)) {
        var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null || next != letter) {
          throw new AssertionError("expected " + letter + " but was " + next);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var line = door.accept();
        Thread.ofVirtual().start(() -> answer(line));
      } catch (IOException _) {
        // closed
      }
    }
  }

  private void answer(Socket socket) {
    try (var line = socket) {
      line.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
      var in = line.getInputStream();
      for (int letter = in.read(); letter >= 0; letter = in.read()) {
        heard.add((byte) letter);
        line.getOutputStream().write(letter);
      }
    } catch (IOException _) {
      // the line is gone
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
