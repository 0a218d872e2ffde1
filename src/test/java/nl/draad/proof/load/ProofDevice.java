package nl.draad.proof.load;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A device of somebody in the run: it keeps to `src/docs/protocol.md` whatever happens, and writes
/// down what it does and sees. Confined to its context; [#call] comes in from elsewhere.
final class ProofDevice implements Wire.Listener, Writing.Mail {
  private static final int TICK_MILLIS = 1_000;
  private static final int GREETING_MILLIS = 10_000;

  private final Vertx vertx;
  private final Person person;
  private final Witness witness;
  private final Session session;
  private final Wire wire;
  private final Writing writing;
  private final Copybook copies;
  private final DeskView desk = new DeskView(this::send);
  private final Cast cast;
  private final Traits traits;
  private final Map<String, Consumer<JsonObject>> answers = new HashMap<>();
  private String epoch = "";
  private String helloRef = "";
  private String resumeRef = "";
  private long resumeAsked;
  private long step; // of the conversation on this line, for what has to come in time
  private boolean live;
  private boolean renewing; // a token is being fetched

  /// What a device is made of.
  record Make(Person person, Witness witness, Session session, Cast cast, Traits traits) {}

  ProofDevice(Make make, Wire.Ground ground, Random random) {
    this.vertx = ground.vertx();
    this.person = make.person();
    this.witness = make.witness();
    this.session = make.session();
    this.cast = make.cast();
    this.traits = make.traits();
    this.wire = new Wire(ground, session, random, this);
    this.writing = new Writing(witness, traits, random, this);
    this.copies = new Copybook(witness, cast, person.id(), this::send);
    vertx.setPeriodic(TICK_MILLIS, _ -> wire.context().runOnContext(_ -> tick()));
  }

  Person person() {
    return person;
  }

  String name() {
    return witness.device();
  }

  Witness witness() {
    return witness;
  }

  Session session() {
    return session;
  }

  Traits traits() {
    return traits;
  }

  /// Does something on the device's context.
  <T> CompletableFuture<T> call(Supplier<T> deed) {
    var done = new CompletableFuture<T>();
    wire.context()
        .runOnContext(
            _ -> {
              try {
                done.complete(deed.get());
              } catch (RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  void run(Runnable deed) {
    wire.context().runOnContext(_ -> deed.run());
  }

  // ── on the context ──

  Wire wire() {
    return wire;
  }

  Writing writing() {
    return writing;
  }

  Copybook copies() {
    return copies;
  }

  DeskView desk() {
    return desk;
  }

  boolean isLive() {
    return live;
  }

  /// On line, awake, and nothing unsent, unanswered or known to be missing.
  boolean isAtRest() {
    return live && writing.pending() == 0 && copies.lines().stream().noneMatch(Line::isBehind);
  }

  /// Asks something with an answer of its own; the answer is empty when the line is lost.
  void ask(JsonObject frame, Consumer<JsonObject> then) {
    if (live) {
      var ref = UUID.randomUUID().toString();
      answers.put(ref, then);
      send(frame.put("ref", ref));
    } else {
      then.accept(new JsonObject());
    }
  }

  @Override
  public void send(JsonObject frame) {
    wire.send(frame);
  }

  @Override
  public void stored(Letter letter, long seq) {
    copies.stored(letter, seq);
  }

  @Override
  public void opened(String token) {
    helloRef = UUID.randomUUID().toString();
    send(new JsonObject().put("type", "hello").put("ref", helloRef).put("token", token));
    expect(++step);
  }

  /// What has to come next has to come soon.
  private void expect(long mine) {
    vertx.setTimer(
        GREETING_MILLIS,
        _ ->
            run(
                () -> {
                  if (step == mine && !live) {
                    wire.again(Duration.ofSeconds(1));
                  }
                }));
  }

  @Override
  public void lost() {
    if (live) {
      witness.counts().reconnects.increment();
    }
    live = false;
    step++;
    writing.lost();
    copies.lost();
    desk.lost();
    var open = new ArrayList<>(answers.values());
    answers.clear();
    open.forEach(then -> then.accept(new JsonObject()));
  }

  @Override
  public void heard(JsonObject frame) {
    switch (frame.getString("type")) {
      case "welcome" -> welcome(frame.getString("epoch"));
      case "resumed" -> resumed(frame);
      case "channel" -> copies.adopt(frame.getJsonObject("channel"), -1);
      case "gone" -> copies.gone(frame.getString("channel"));
      case "ack" -> writing.acked(frame);
      case "fate" -> writing.fated(frame);
      case "page" -> page(frame);
      case "entry" -> copies.live(frame.getString("channel"), frame.getJsonObject("entry"));
      case "refused" -> refused(frame);
      case "queue" -> desk.queue(frame);
      case "queue-change" -> desk.change(frame);
      case "position" -> position(frame);
      case "ping" -> send(new JsonObject().put("type", "pong"));
      case "drain" -> wire.again(Duration.ofMillis(Math.max(1, frame.getLong("after"))));
      case "unread", "accepted" -> answer(frame);
      default -> {}
    }
  }

  private void welcome(String now) {
    if (!epoch.isEmpty() && !epoch.equals(now)) {
      copies.wipeAll();
    }
    epoch = now;
    resumeRef = UUID.randomUUID().toString();
    resumeAsked = witness.now();
    send(
        new JsonObject()
            .put("type", "resume")
            .put("ref", resumeRef)
            .put("cursors", copies.cursors()));
    expect(++step);
  }

  private void resumed(JsonObject frame) {
    Copybook.objects(frame.getJsonArray("channels"))
        .forEach(view -> copies.adopt(view, resumeAsked));
    if (!frame.getBoolean("more") && resumeRef.equals(frame.getString("ref"))) {
      live = true;
      wire.works();
      desk.begin();
      writing.begin();
    }
  }

  private void page(JsonObject frame) {
    if (!copies.page(frame)) {
      answer(frame);
    }
  }

  private void answer(JsonObject frame) {
    var waiting = answers.remove(frame.getString("ref", ""));
    if (waiting != null) {
      waiting.accept(frame);
    }
  }

  private void refused(JsonObject frame) {
    witness.counts().refused(frame.getInteger("number"));
    var ref = frame.getString("ref", "");
    if (writing.refused(frame)) {
      return;
    }
    copies.refused(ref);
    answer(frame);
    if (!live && (ref.equals(helloRef) || ref.equals(resumeRef))) {
      wire.again(Duration.ofSeconds(1 + frame.getInteger("after", 0)));
    }
  }

  private void position(JsonObject frame) {
    var chat = frame.getString("chat");
    cast.deskOf(chat).ifPresent(at -> witness.position(at, chat, frame.getLong("position")));
  }

  private void tick() {
    if (live) {
      writing.tick();
      copies.tick();
      if (session.isDue() && !renewing) {
        renewing = true;
        Thread.startVirtualThread(this::renew);
      }
    }
  }

  /// A new token, before the old one expires.
  private void renew() {
    try {
      var token = session.token();
      var frame = new JsonObject().put("type", "token").put("token", token);
      run(() -> ask(frame, _ -> {}));
    } catch (Over _) {
      // nothing more to do
    } finally {
      run(() -> renewing = false);
    }
  }

  /// Tries to read a channel that this person has no business in, by every way there is.
  void pry(String channel) {
    var asked = witness.now();
    for (var type : List.of("backlog", "history")) {
      var frame = new JsonObject().put("type", type).put("channel", channel);
      frame.put(type.equals("backlog") ? "after" : "before", type.equals("backlog") ? 0 : 1 << 20);
      ask(
          frame,
          page ->
              Copybook.objects(page.getJsonArray("entries", new JsonArray()))
                  .forEach(entry -> copies.see(channel, entry, asked)));
    }
  }
}
