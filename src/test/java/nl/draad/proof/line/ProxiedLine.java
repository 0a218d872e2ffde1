package nl.draad.proof.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One connection through the proxy: two sockets and the flow each way. Thread-safe.
final class ProxiedLine {
  private final Socket near;
  private final Socket far;
  private final List<Thread> threads;
  private final AtomicInteger ends = new AtomicInteger();
  private final Consumer<ProxiedLine> gone;

  /// @param near who came
  /// @param far whom it was connected with
  /// @param gone told once the line is closed
  ProxiedLine(Socket near, Socket far, Way forth, Way back, Consumer<ProxiedLine> gone) {
    this.near = near;
    this.far = far;
    this.gone = gone;
    var asked = new Flow(near, far, forth, this);
    var answered = new Flow(far, near, back, this);
    this.threads =
        Stream.<Runnable>of(asked::read, asked::write, answered::read, answered::write)
            .map(work -> Thread.ofVirtual().name("proxied-line").unstarted(work))
            .toList();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /// One direction has ended in good order; with the second one, all is.
  void ended() {
    if (ends.incrementAndGet() == 2) {
      close();
    }
  }

  /// Ends both sides at once, without what was still on its way.
  void reset() {
    for (var socket : List.of(near, far)) {
      try {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException _) {
        // closed already
      }
    }
    close();
  }

  private void close() {
    try (near;
        far) {
      gone.accept(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }
}
