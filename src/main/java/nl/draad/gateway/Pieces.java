package nl.draad.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// A message that comes in WebSocket frames, put together: usually it is one. Vert.x' own way of
/// doing so fails on an empty first piece. Holds at most [Limits#HARD_FRAME] bytes. Confined to the
/// connection's event loop.
final class Pieces {
  private Buffer begun = Buffer.buffer();
  private boolean isText;

  /// Takes the next frame that carries a part of a message; gives whether the message is whole.
  /// Throws [Refused] when it becomes too large.
  boolean take(WebSocketFrame frame) {
    if (!frame.isContinuation()) {
      begun = Buffer.buffer();
      isText = frame.isText();
    }
    var piece = frame.binaryData();
    if (begun.length() + piece.length() > Limits.HARD_FRAME) {
      begun = Buffer.buffer();
      throw new Refused(Refusal.TOO_LARGE, Refusal.TOO_LARGE.text());
    }
    if (piece.length() > 0) {
      begun.appendBuffer(piece);
    }
    return frame.isFinal();
  }

  /// The whole message. Throws [Refused] for one that is no text in UTF-8.
  String text() {
    var bytes = begun.getBytes();
    begun = Buffer.buffer();
    try {
      if (isText) {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    } catch (CharacterCodingException _) {
      throw new Refused(Refusal.MALFORMED, Refusal.MALFORMED.text());
    }
    throw new Refused(Refusal.MALFORMED, Refusal.MALFORMED.text());
  }
}
