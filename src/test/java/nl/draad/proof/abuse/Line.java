package nl.draad.proof.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Random;

/// A bare socket to a node, with just enough of RFC 6455 to break it on purpose: every byte that
/// goes out is the caller's. For one thread.
final class Line implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int EMPTY_LINE = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
  private static final int MASKED = 0x80;
  private static final int SHORT = 125;
  private static final int MEDIUM_MARK = 126;
  private static final int LONG_MARK = 127;
  private static final int MEDIUM = 0xFFFF;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out; // goes out before anything is waited for

  /// What came: a text, or the end of the line with its code (0 without one).
  sealed interface Came {
    record Said(String text) implements Came {}

    record Ended(int code) implements Came {}
  }

  private Line(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new BufferedOutputStream(socket.getOutputStream());
  }

  /// A line on which nothing was said yet.
  static Line open(int port) throws IOException {
    return new Line(port);
  }

  /// A line that is a WebSocket.
  static Line socket(int port) throws IOException {
    var line = new Line(port);
    line.send(
        ("GET /socket HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: draad.v1\r\n\r\n")
            .getBytes(UTF_8));
    var head = line.head();
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new AssertionError("expected a socket but was " + head);
    }
    return line;
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  void text(String text, Random random) throws IOException {
    send(frame(0x81, text.getBytes(UTF_8), random));
  }

  /// One WebSocket frame: `head` is its first byte.
  static byte[] frame(int head, byte[] payload, Random random) {
    var out = new ByteArrayOutputStream(payload.length + 14);
    out.write(head);
    if (payload.length <= SHORT) {
      out.write(MASKED | payload.length);
    } else if (payload.length <= MEDIUM) {
      out.write(MASKED | MEDIUM_MARK);
      out.write(payload.length >> 8);
      out.write(payload.length);
    } else {
      out.write(MASKED | LONG_MARK);
      for (var shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) payload.length >> shift));
      }
    }
    var mask = new byte[4];
    random.nextBytes(mask);
    out.writeBytes(mask);
    var masked = payload.clone();
    for (var i = 0; i < masked.length; i++) {
      masked[i] ^= mask[i & 3];
    }
    out.writeBytes(masked);
    return out.toByteArray();
  }

  /// Waits for the next text, or the end.
  Came next() {
    try {
      out.flush();
      while (true) {
        var head = in.readUnsignedByte();
        var payload = payload();
        switch (head & 0x0F) {
          case 1 -> {
            return new Came.Said(new String(payload, UTF_8));
          }
          case 8 -> {
            return new Came.Ended(
                payload.length < 2 ? 0 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF));
          }
          default -> {} // pings and pongs of the socket itself
        }
      }
    } catch (SocketTimeoutException silent) {
      throw new AssertionError("expected an answer or the end of the line but was silence", silent);
    } catch (IOException _) {
      return new Came.Ended(0);
    }
  }

  private byte[] payload() throws IOException {
    long length = in.readUnsignedByte();
    if (length == MEDIUM_MARK) {
      length = in.readUnsignedShort();
    } else if (length == LONG_MARK) {
      length = in.readLong();
    }
    var payload = new byte[(int) length];
    in.readFully(payload);
    return payload;
  }

  /// The head of an HTTP answer, with the empty line; empty when the line ended.
  String head() {
    var head = new ByteArrayOutputStream();
    try {
      out.flush();
      for (var last = 0; last != EMPTY_LINE; ) {
        var next = in.readUnsignedByte();
        head.write(next);
        last = last << 8 | next;
      }
      return head.toString(UTF_8);
    } catch (SocketTimeoutException silent) {
      throw new AssertionError("expected an answer or the end of the line but was silence", silent);
    } catch (IOException _) {
      return "";
    }
  }

  /// So many bytes of a body.
  String body(int length) {
    try {
      var body = new byte[length];
      in.readFully(body);
      return new String(body, UTF_8);
    } catch (SocketTimeoutException silent) {
      throw new AssertionError("expected " + length + " bytes of a body but was silence", silent);
    } catch (IOException _) {
      return "";
    }
  }

  /// Nothing more is sent: the node has to answer what it has.
  void shutDownOutput() throws IOException {
    out.flush();
    socket.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it was closed
    }
  }
}
