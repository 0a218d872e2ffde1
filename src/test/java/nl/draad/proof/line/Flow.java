package nl.draad.proof.line;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// One direction of one connection: a thread reads what comes, another passes it on as the way
/// allows. What waits in between is bounded. Confined to these two threads.
final class Flow {
  private static final int PIECE = 8 * 1024;
  private static final int WAITING = 64;
  private static final int THROTTLED_PIECE = 256;

  private final Socket from;
  private final Socket to;
  private final Way way;
  private final ProxiedLine line;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(WAITING);
  private @Nullable Mode counted; // the cut that is being counted for
  private int passed; // bytes since that cut began

  /// @param bytes none at the end of the stream
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Piece(byte[] bytes, long arrived) {}

  Flow(Socket from, Socket to, Way way, ProxiedLine line) {
    this.from = from;
    this.to = to;
    this.way = way;
    this.line = line;
  }

  /// Takes what comes until the stream ends, and its end.
  void read() {
    try {
      var in = from.getInputStream();
      var buffer = new byte[PIECE];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        pieces.put(new Piece(Arrays.copyOf(buffer, length), System.nanoTime()));
      }
      pieces.put(new Piece(new byte[0], System.nanoTime()));
    } catch (IOException _) {
      broken();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The reset of one end reaches the other as bytes do: not at all during a silence.
  private void broken() {
    try {
      way.await(System.nanoTime(), System.nanoTime());
      line.reset();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Passes on what was taken.
  void write() {
    try {
      long earliest = System.nanoTime();
      while (true) {
        var piece = pieces.take();
        var passage = way.await(piece.arrived(), earliest);
        earliest = passage.at();
        if (piece.bytes().length == 0) {
          to.shutdownOutput();
          line.ended();
          return;
        }
        pass(piece.bytes(), passage.mode());
      }
    } catch (IOException _) {
      line.reset();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(byte[] bytes, Mode mode) throws IOException, InterruptedException {
    switch (mode) {
      case Mode.Cut cut -> passUntil(bytes, cut);
      case Mode.Throttle throttle -> passSlowly(bytes, throttle);
      case Mode.Pass _, Mode.Delay _, Mode.Silence _ -> to.getOutputStream().write(bytes);
    }
  }

  private void passUntil(byte[] bytes, Mode.Cut cut) throws IOException {
    if (counted != cut) {
      counted = cut;
      passed = 0;
    }
    int length = Math.min(bytes.length, cut.after() - passed);
    to.getOutputStream().write(bytes, 0, length);
    passed += length;
    if (passed == cut.after()) {
      line.reset();
    }
  }

  private void passSlowly(byte[] bytes, Mode.Throttle throttle)
      throws IOException, InterruptedException {
    for (int start = 0; start < bytes.length; start += THROTTLED_PIECE) {
      int length = Math.min(THROTTLED_PIECE, bytes.length - start);
      to.getOutputStream().write(bytes, start, length);
      way.rest(throttle, Way.nanos(length, throttle));
    }
  }
}
