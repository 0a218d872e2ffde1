package nl.draad.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A device's socket, used as no device should use it. For one test thread.
public record RawSocket(WebSocket socket) {
  private static final int PATIENCE_SECONDS = 10;

  /// Sends anything at all to a server that may close the line meanwhile; does not wait.
  public void sendUnlessClosed(String text) {
    if (!socket.isClosed()) {
      var _ = socket.writeTextMessage(text);
    }
  }

  /// Sends a binary frame.
  public void sendBinary(String bytes) {
    socket
        .writeBinaryMessage(Buffer.buffer(bytes))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /// Sends a text frame that begins in one WebSocket frame and goes on in others.
  public void sendInPieces(String text, int pieces) {
    var each = text.length() / pieces + 1;
    for (var i = 0; i < pieces; i++) {
      var piece = text.substring(each * i, Math.min(text.length(), each * (i + 1)));
      var last = i == pieces - 1;
      var _ =
          socket.writeFrame(
              i == 0
                  ? WebSocketFrame.textFrame(piece, last)
                  : WebSocketFrame.continuationFrame(Buffer.buffer(piece), last));
    }
  }

  /// Sends a text frame that begins with nothing, and ends with nothing.
  public void sendWithEmptyPieces(String text) {
    var _ = socket.writeFrame(WebSocketFrame.textFrame("", false));
    var _ = socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(text), false));
    var _ = socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(), true));
  }

  /// Sends the WebSocket's own ping; gives what came back.
  public String pinged(String with) {
    var pong = new CompletableFuture<String>();
    socket.pongHandler(bytes -> pong.complete(bytes.toString()));
    var _ = socket.writePing(Buffer.buffer(with));
    return pong.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /// Sends many of the WebSocket's own pings; does not wait.
  public void pingUnlessClosed(int times, int bytes) {
    var payload = Buffer.buffer(new byte[bytes]);
    for (var i = 0; i < times && !socket.isClosed(); i++) {
      var _ = socket.writePing(payload);
    }
  }

  /// The same, each one written before the next: what comes back is read meanwhile.
  public void pingOneByOne(int times) {
    for (var i = 0; i < times && !socket.isClosed(); i++) {
      socket.writePing(Buffer.buffer()).otherwiseEmpty().await();
    }
  }

  /// Reads nothing from the line until [#readOn].
  public void stopReading() {
    socket.pause();
  }

  public void readOn() {
    socket.resume();
  }
}
