package nl.draad.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import nl.draad.wire.Text;

/// Frames on their way to one device. A text was encoded once for everyone; here it is put behind a
/// frame head and flushed once per tick, however many were put. A reader who cannot keep up costs
/// at most [#MAX_PENDING] bytes: then the line is closed, the log still has everything, and the
/// device comes back with its cursors.
///
/// Frames bypass Vert.x' own encoder (RFC 6455, section 5.2: final text frame, unmasked), which
/// would encode once per connection. Confined to the connection's event loop.
final class Outbox {
  /// How much may wait for a slow reader.
  static final int MAX_PENDING = 1 << 20;

  /// How many pings are answered that the device does not read: the socket itself answers them, and
  /// keeps the answers beside what waits here.
  static final int MAX_PONGS = 1_000;

  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT = 125;
  private static final int MEDIUM = 0xFFFF;
  private static final int MEDIUM_MARK = 126;
  private static final int LONG_MARK = 127;
  private static final int MAX_HEAD = 10;

  private final ChannelHandlerContext line;
  private final Context context;
  private final Runnable tooSlow;
  private boolean flushPlanned; // true from the first put of a tick until the flush at its end
  private boolean closed;
  private int pongs; // that wait, or went out while something waited

  /// `tooSlow` is run once, when the reader cannot keep up.
  Outbox(ServerWebSocket socket, Context context, Runnable tooSlow) {
    this.line = ((WebSocketInternal) socket).channelHandlerContext();
    this.context = context;
    this.tooSlow = tooSlow;
  }

  void put(Text frame) {
    if (!closed && pending() > MAX_PENDING) {
      giveUp();
    }
    if (closed) {
      return;
    }
    var _ = line.write(framed(frame.utf8()), line.voidPromise());
    if (!flushPlanned) {
      flushPlanned = true;
      context.runOnContext(_ -> flush());
    }
  }

  /// The socket answers a ping.
  void pinged() {
    pongs = line.channel().isWritable() ? 0 : pongs + 1;
    if (!closed && pongs > MAX_PONGS) {
      giveUp();
    }
  }

  private void giveUp() {
    closed = true;
    tooSlow.run();
  }

  /// Nothing is sent any more.
  void close() {
    if (!closed) {
      line.flush();
    }
    closed = true;
  }

  /// Ends the line, whatever still waits; nothing for one that has ended.
  void cut() {
    var _ = line.close();
  }

  private void flush() {
    flushPlanned = false;
    line.flush();
  }

  private long pending() {
    var buffer = line.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private ByteBuf framed(byte[] text) {
    var frame = line.alloc().buffer(text.length + MAX_HEAD).writeByte(FINAL_TEXT);
    if (text.length <= SHORT) {
      frame.writeByte(text.length);
    } else if (text.length <= MEDIUM) {
      frame.writeByte(MEDIUM_MARK).writeShort(text.length);
    } else {
      frame.writeByte(LONG_MARK).writeLong(text.length);
    }
    return frame.writeBytes(text);
  }
}
