package nl.draad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nl.draad.messaging.ChannelId;

/// A device in a test: a real WebSocket and what came over it, in order. Waiting is on an answer,
/// with a limit that only a failing test meets. For one test thread.
public final class TestDevice {
  private static final Vertx VERTX = Vertx.vertx();

  /// Held here: a client that nobody refers to is closed by Vert.x, and its sockets with it.
  private static final WebSocketClient CLIENT =
      VERTX.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxFrameSize(4 << 20)
              .setMaxMessageSize(4 << 20)
              .setMaxConnections(10_000));

  private static final int PATIENCE_SECONDS = 10;
  private static final int MUCH_PATIENCE_SECONDS = 30;
  private final WebSocket socket;
  private final Witness witness;
  private final LinkedBlockingQueue<JsonObject> came = new LinkedBlockingQueue<>();
  private final List<JsonObject> passedOver = new ArrayList<>();
  private int patience = PATIENCE_SECONDS;
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  /// Sees every frame that a device sends and gets. Told on no particular thread.
  public interface Witness {
    void sent(JsonObject frame);

    void came(JsonObject frame);
  }

  private static final Witness NOBODY =
      new Witness() {
        @Override
        public void sent(JsonObject frame) {}

        @Override
        public void came(JsonObject frame) {}
      };

  private TestDevice(WebSocket socket, Witness witness) {
    this.socket = socket;
    this.witness = witness;
    socket.textMessageHandler(text -> hear(new JsonObject(text)));
    socket.closeHandler(
        _ -> {
          var code = socket.closeStatusCode();
          closed.complete(code == null ? 0 : code.intValue());
        });
    socket.exceptionHandler(_ -> {});
  }

  /// Opens a socket, without a word.
  public static TestDevice connect(int port) {
    return connect(port, "draad.v1");
  }

  public static TestDevice connect(int port, String protocol) {
    return connect(port, protocol, NOBODY);
  }

  /// Opens a socket before a witness.
  public static TestDevice connect(int port, Witness witness) {
    return connect(port, "draad.v1", witness);
  }

  private static TestDevice connect(int port, String protocol, Witness witness) {
    var opened = new CompletableFuture<TestDevice>();
    open(port, protocol)
        .map(socket -> new TestDevice(socket, witness))
        .onComplete(
            device -> opened.complete(device), failure -> opened.completeExceptionally(failure));
    return opened.join();
  }

  static Future<WebSocket> open(int port, String protocol) {
    return CLIENT.connect(
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/socket")
            .addSubProtocol(protocol));
  }

  /// Says hello and waits for the welcome.
  public TestDevice hello(String token) {
    send(new JsonObject().put("type", "hello").put("ref", "hello").put("token", token));
    next("welcome");
    return this;
  }

  /// Resumes with these cursors; gives the channels of all `resumed` frames, by id.
  public Map<String, JsonObject> resume(Map<ChannelId, Long> cursors) {
    var held = new JsonObject();
    cursors.forEach((channel, seq) -> held.put(channel.toString(), seq));
    var ref = UUID.randomUUID().toString();
    send(new JsonObject().put("type", "resume").put("ref", ref).put("cursors", held));
    var channels = new LinkedHashMap<String, JsonObject>();
    JsonObject frame;
    do {
      frame =
          next(
              came ->
                  came.getString("type").equals("resumed") && ref.equals(came.getString("ref")));
      for (var channel : objects(frame.getJsonArray("channels"))) {
        channels.put(channel.getString("channel"), channel);
      }
    } while (frame.getBoolean("more"));
    return channels;
  }

  /// Resumes with one cursor; gives that channel.
  public JsonObject resumed(ChannelId channel, long cursor) {
    return Objects.requireNonNull(resume(Map.of(channel, cursor)).get(channel.toString()));
  }

  /// Resumes with nothing.
  public TestDevice resumed() {
    resume(Map.of());
    return this;
  }

  public void send(JsonObject frame) {
    witness.sent(frame);
    socket.writeTextMessage(frame.encode()).toCompletionStage().toCompletableFuture().join();
  }

  /// Sends anything at all.
  public void sendRaw(String text) {
    socket.writeTextMessage(text).toCompletionStage().toCompletableFuture().join();
  }

  /// The socket itself, for what no device should do.
  public RawSocket raw() {
    return new RawSocket(socket);
  }

  /// Everything that came and was not asked for yet.
  public List<JsonObject> whatCame() {
    came.drainTo(passedOver);
    return List.copyOf(passedOver);
  }

  /// Posts without waiting; gives the ref.
  public String post(ChannelId channel, String text) {
    var ref = UUID.randomUUID().toString();
    post(channel, ref, text);
    return ref;
  }

  public void post(ChannelId channel, String ref, String text) {
    send(
        new JsonObject()
            .put("type", "post")
            .put("ref", ref)
            .put("channel", channel.toString())
            .put("text", text));
  }

  /// Posts and waits for the ack; gives the place.
  public long postAcked(ChannelId channel, String text) {
    return acked(post(channel, text));
  }

  /// Waits for the ack of this ref.
  public long acked(String ref) {
    var answer = answer(ref);
    assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("ack");
    return answer.getLong("seq");
  }

  /// Waits for the refusal of this ref; gives its number.
  public int refused(String ref) {
    var answer = answer(ref);
    assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("refused");
    return answer.getInteger("number");
  }

  /// Sends a request with a ref of its own and waits for its answer.
  public JsonObject ask(JsonObject request) {
    var ref = request.getString("ref", UUID.randomUUID().toString());
    send(request.put("ref", ref));
    return answer(ref);
  }

  public JsonObject answer(String ref) {
    return next(frame -> ref.equals(frame.getString("ref")));
  }

  /// The next live entry of a channel.
  public JsonObject entry(ChannelId channel) {
    return next(frame ->
            frame.getString("type").equals("entry")
                && frame.getString("channel").equals(channel.toString()))
        .getJsonObject("entry");
  }

  /// The live entry at this place. One that the device has already, from a page that was read
  /// meanwhile, may come before it: devices drop it.
  public JsonObject entry(ChannelId channel, long place) {
    JsonObject entry;
    do {
      entry = entry(channel);
    } while (entry.getLong("seq") < place);
    return entry;
  }

  /// The next frame of a type.
  public JsonObject next(String type) {
    return next(frame -> frame.getString("type").equals(type));
  }

  /// The next frame of which this is true; others stay for later.
  public JsonObject next(Predicate<JsonObject> which) {
    for (var i = 0; i < passedOver.size(); i++) {
      if (which.test(passedOver.get(i))) {
        return passedOver.remove(i);
      }
    }
    while (true) {
      var frame = poll();
      if (which.test(frame)) {
        return frame;
      }
      passedOver.add(frame);
    }
  }

  /// Everything that came until an answer to a ping, which goes behind all that was on its way to
  /// this device.
  public List<JsonObject> everythingUntilPong() {
    var ref = UUID.randomUUID().toString();
    send(new JsonObject().put("type", "ping").put("ref", ref));
    next(frame -> ref.equals(frame.getString("ref")));
    var all = List.copyOf(passedOver);
    passedOver.clear();
    return all;
  }

  /// The code with which the line was closed.
  public int closeCode() {
    return closed.orTimeout(patience, TimeUnit.SECONDS).join();
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  /// Waits longer from now on, for what comes by a slow rotation.
  public TestDevice patient() {
    patience = MUCH_PATIENCE_SECONDS;
    return this;
  }

  /// Ends the line without a word.
  public void disconnect() {
    socket.close().toCompletionStage().toCompletableFuture().join();
  }

  public static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private void hear(JsonObject frame) {
    witness.came(frame);
    came.add(frame);
  }

  private JsonObject poll() {
    try {
      var frame = came.poll(patience, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within " + patience + " s; so far " + passedOver).isNotNull();
      return frame;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
