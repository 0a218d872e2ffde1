package nl.draad.postgres;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;

/// A connection that does not answer, and how it is ended. The driver's own close waits behind the
/// answers that are due, and on a line that died without a word none ever comes; meanwhile its pool
/// would give the connection to the next. So this goes below the driver's protocol, to the socket:
/// what is due fails at once, and the pool makes a new connection. Thread-safe.
final class DeadLine {
  private DeadLine() {}

  /// Ends it, whatever it is doing. Ending it twice is harmless. Completes when its pool has heard
  /// of it and gives it to nobody any more.
  static Future<Void> sever(SqlConnection line) {
    var ended = Promise.<Void>promise();
    var physical = ((SqlConnectionInternal) line).unwrap().unwrap();
    if (physical instanceof SocketConnectionBase socket) {
      var channel = socket.socket().channelHandlerContext().channel();
      channel.closeFuture().addListener(_ -> afterTurns(channel.eventLoop(), 2, ended));
      var first = channel.pipeline().firstContext();
      if (first != null) { // it has ended by itself
        var _ = first.close();
      }
    } else {
      ended.complete();
    }
    return ended.future();
  }

  /// The pool hears of an end one turn of the event loop after it.
  private static void afterTurns(EventLoop loop, int turns, Promise<Void> ended) {
    if (turns == 0) {
      ended.complete();
    } else {
      loop.execute(() -> afterTurns(loop, turns - 1, ended));
    }
  }

  /// What breaks a line is told by the answers that fail with it. Without somebody who hears it the
  /// driver would print it, past the log.
  static void isToldByItsAnswers(SqlConnection line) {
    line.exceptionHandler(_ -> {});
  }
}
