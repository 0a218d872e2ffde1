package nl.draad.proof.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A device's line, made again and again: to the next door when one is shut or falls silent, later
/// and later while nothing works, with a fresh token when the old one is refused. Confined to its
/// context.
final class Wire {
  private static final long SECOND = 1_000_000_000L;
  private static final long SILENCE = 20 * SECOND;
  private static final int PING_MILLIS = 5_000;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LONGEST_WAIT = 4_000;

  private final Vertx vertx;
  private final Context context;
  private final WebSocketClient client;
  private final List<URI> doors;
  private final Session session;
  private final Random random;
  private final Listener listener;
  private @Nullable WebSocket socket; // null while there is no line
  private int attempt; // every line has a number, so that what comes late from an old one is known
  private int failures;
  private int door;
  private long heardAt;
  private boolean reading = true;
  private boolean wanted;

  /// Who speaks over it. Called on the context.
  interface Listener {
    /// The line is there, and this token has to be shown.
    void opened(String token);

    void heard(JsonObject frame);

    void lost();
  }

  /// What all devices share.
  record Ground(Vertx vertx, WebSocketClient client, List<URI> doors) {}

  Wire(Ground ground, Session session, Random random, Listener listener) {
    this.vertx = ground.vertx();
    this.context = vertx.getOrCreateContext();
    this.client = ground.client();
    this.doors = ground.doors();
    this.session = session;
    this.random = random;
    this.listener = listener;
    this.door = random.nextInt(doors.size());
    vertx.setPeriodic(PING_MILLIS, _ -> context.runOnContext(_ -> feel()));
  }

  Context context() {
    return context;
  }

  /// Be on line from now on.
  void connect() {
    wanted = true;
    if (socket == null) {
      dial(++attempt);
    }
  }

  /// Be off line until [#connect].
  void disconnect() {
    wanted = false;
    drop();
  }

  /// Speaking works again: the next trouble is a new one.
  void works() {
    failures = 0;
  }

  boolean isOpen() {
    return socket != null;
  }

  void send(JsonObject frame) {
    if (socket != null) {
      socket.writeTextMessage(frame.encode());
    }
  }

  /// Reads nothing for a while, as a device that is busy otherwise.
  void stopReading() {
    if (socket != null) {
      reading = false;
      socket.pause();
    }
  }

  void read() {
    reading = true;
    heardAt = System.nanoTime();
    if (socket != null) {
      socket.resume();
    }
  }

  /// This line is no good: another one, soon.
  void again(Duration within) {
    drop();
    if (wanted) {
      var mine = ++attempt;
      var wait = 1 + random.nextInt((int) Math.max(1, within.toMillis()));
      vertx.setTimer(wait, _ -> context.runOnContext(_ -> dialIfStill(mine)));
    }
  }

  private void dialIfStill(int mine) {
    if (wanted && mine == attempt && socket == null) {
      dial(mine);
    }
  }

  /// Tries another door, later and later.
  private void elsewhere() {
    door = (door + 1) % doors.size();
    failures++;
    again(Duration.ofMillis(Math.min(LONGEST_WAIT, 200L << Math.min(failures, 10))));
  }

  private void drop() {
    attempt++;
    reading = true;
    var had = socket;
    socket = null;
    if (had != null) {
      had.close();
      listener.lost();
    }
  }

  private void dial(int mine) {
    Thread.startVirtualThread(
        () -> {
          try {
            var token = session.token();
            context.runOnContext(_ -> dial(mine, token));
          } catch (Over _) {
            context.runOnContext(_ -> wanted = false);
          } catch (IllegalStateException _) {
            context.runOnContext(_ -> failed(mine)); // not signed in this time
          }
        });
  }

  private void dial(int mine, String token) {
    if (mine != attempt || !wanted) {
      return;
    }
    var at = doors.get(door);
    var options =
        new WebSocketConnectOptions()
            .setHost(at.getHost())
            .setPort(at.getPort())
            .setURI("/socket")
            .setTimeout(CONNECT_MILLIS)
            .addSubProtocol("draad.v1");
    client
        .connect(options)
        .onComplete(
            opened -> context.runOnContext(_ -> open(mine, opened, token)),
            _ -> context.runOnContext(_ -> failed(mine)));
  }

  private void failed(int mine) {
    if (mine == attempt && wanted) {
      elsewhere();
    }
  }

  private void open(int mine, WebSocket opened, String token) {
    if (mine != attempt || !wanted) {
      opened.close();
      return;
    }
    socket = opened;
    heardAt = System.nanoTime();
    opened.textMessageHandler(text -> context.runOnContext(_ -> hear(mine, text)));
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> context.runOnContext(_ -> closed(mine, opened, token)));
    listener.opened(token);
  }

  private void hear(int mine, String text) {
    if (mine == attempt) {
      heardAt = System.nanoTime();
      listener.heard(new JsonObject(text));
    }
  }

  private void closed(int mine, WebSocket line, String token) {
    var code = line.closeStatusCode();
    if (code != null && (code == 4401 || code == 4420)) {
      session.refused(token);
    }
    if (mine == attempt) {
      elsewhere();
    }
  }

  private void feel() {
    if (socket != null && reading) {
      if (System.nanoTime() - heardAt > SILENCE) {
        elsewhere();
      } else {
        send(new JsonObject().put("type", "ping"));
      }
    }
  }
}
