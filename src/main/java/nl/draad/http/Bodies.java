package nl.draad.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Reads the bodies of requests into memory, which is why they have a limit: [#MOST] bytes, told by
/// the sender or counted as they come.
final class Bodies {
  /// The largest body that is read, in bytes.
  static final int MOST = 64 * 1024;

  private Bodies() {}

  /// The whole body, or [Refusal#TOO_LARGE]. To be called before the request's event loop goes on.
  /// Fails when the sender goes away.
  static Future<Answer<Buffer>> read(HttpServerRequest request) {
    var whole = Promise.<Answer<Buffer>>promise();
    var bytes = Buffer.buffer();
    request.handler(
        some -> {
          if (bytes.length() + some.length() > MOST) {
            request.handler(_ -> {});
            whole.tryComplete(tooLarge());
          } else {
            bytes.appendBuffer(some);
          }
        });
    request.exceptionHandler(
        cause -> {
          if (isGone(cause)) {
            whole.tryFail(cause);
          } else {
            whole.tryComplete(Answer.refused(Refusal.MALFORMED, "the body cannot be read"));
          }
        });
    request.endHandler(_ -> whole.tryComplete(Answer.given(bytes)));
    return whole.future();
  }

  /// Whether the sender went away; anything else was sent wrongly.
  private static boolean isGone(Throwable cause) {
    return cause instanceof HttpClosedException || cause instanceof StreamResetException;
  }

  private static Answer<Buffer> tooLarge() {
    return Answer.refused(Refusal.TOO_LARGE, "the body is larger than 64 KiB");
  }
}
