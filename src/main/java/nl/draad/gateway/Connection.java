package nl.draad.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import nl.draad.identity.Principal;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.Device;
import nl.draad.messaging.FrameDeed;
import nl.draad.messaging.Inbox;
import nl.draad.wire.Answer;
import nl.draad.wire.Fields;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One device's line: its frames in, its [Outbox] out. Everything that a frame can do wrong is
/// answered with a number and harms nobody else; abuse beyond a limit closes this line only.
///
/// Confined to the event loop that accepted it. [Device]'s methods may be called from anywhere: off
/// the loop they come through the inbox, in order.
final class Connection implements Device {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int MAX_REF = 64;
  private static final int MAX_TOKEN = 4_096;
  private static final int MILLIS = 1_000;

  private final Gateway gateway;
  private final ServerWebSocket socket;
  private final Thread loop = Thread.currentThread();
  private final Inbox<Runnable> inbox;
  private final Outbox outbox;
  private final Pacing pacing;
  private final Held held = new Held();
  private final String address;
  private volatile @Nullable Principal principal; // null until hello was answered
  private boolean greeting; // from hello until its answer
  private boolean closed;
  private long heardAt = System.nanoTime();
  private long pulse; // the timer of the sign of life

  Connection(Gateway gateway, ServerWebSocket socket, Context context, String address) {
    this.gateway = gateway;
    this.socket = socket;
    this.address = address;
    this.inbox = new Inbox<>(context, Runnable::run);
    this.outbox = new Outbox(socket, context, () -> close(Refusal.TOO_SLOW));
    this.pacing = new Pacing(gateway.limits(), heardAt);
  }

  /// Begins to listen.
  void open(Vertx vertx) {
    socket.textMessageHandler(this::hear);
    socket.binaryMessageHandler(_ -> unreadable());
    socket.pongHandler(_ -> heardAt = System.nanoTime());
    socket.exceptionHandler(_ -> {}); // a broken line is followed by its end
    socket.closeHandler(_ -> gone(vertx));
    vertx.timer(Limits.HELLO_SECONDS * MILLIS).onComplete(_ -> closeUnlessGreeted());
    pulse = vertx.setPeriodic(Limits.PING_SECONDS * MILLIS, _ -> feel());
  }

  String address() {
    return address;
  }

  boolean isGreeted() {
    return principal != null;
  }

  @Override
  public Principal principal() {
    var who = principal;
    if (who == null) {
      throw new IllegalStateException("expected a device that has said hello");
    }
    return who;
  }

  @Override
  public void tell(Text frame) {
    onLoop(() -> outbox.put(frame));
  }

  @Override
  public void tell(ChannelId channel, Text frame) {
    onLoop(() -> tellHere(frame));
  }

  @Override
  public void hold() {
    onLoop(held::hold);
  }

  @Override
  public void release() {
    onLoop(() -> held.release(outbox::put));
  }

  @Override
  public void close(Refusal why) {
    onLoop(() -> closeHere(why));
  }

  private void tellHere(Text frame) {
    if (!held.isHolding()) {
      outbox.put(frame);
    } else if (!held.keep(frame)) {
      closeHere(Refusal.TOO_SLOW);
    }
  }

  private void onLoop(Runnable deed) {
    if (Thread.currentThread() == loop) {
      deed.run();
    } else {
      inbox.put(deed);
    }
  }

  private void closeHere(Refusal why) {
    if (closed) {
      return;
    }
    closed = true;
    outbox.close();
    socket.close((short) why.number(), why.text());
  }

  private void gone(Vertx vertx) {
    closed = true;
    outbox.close();
    vertx.cancelTimer(pulse);
    gateway.gone(this);
  }

  private void closeUnlessGreeted() {
    if (principal == null) {
      closeHere(Refusal.SILENT);
    }
  }

  private void feel() {
    var silence = System.nanoTime() - heardAt;
    if (silence > Limits.SILENCE_SECONDS * 1_000_000_000L) {
      closeHere(Refusal.SILENT);
    } else if (isExpired()) {
      closeHere(Refusal.NOT_SIGNED_IN);
    } else {
      outbox.put(DoorFrames.PING);
    }
  }

  private boolean isExpired() {
    var who = principal;
    return who != null && gateway.clock().instant().isAfter(who.until());
  }

  private void hear(String text) {
    heardAt = System.nanoTime();
    if (closed) {
      return;
    }
    if (text.length() > Limits.FRAME) {
      closeHere(Refusal.TOO_LARGE);
    } else if (!pacing.allows(heardAt)) {
      tooFast();
    } else {
      read(text);
    }
  }

  private void tooFast() {
    refuse("", Refusal.TOO_FAST, Refusal.TOO_FAST.text(), 1);
    if (pacing.tooFast(heardAt)) {
      closeHere(Refusal.TOO_FAST);
    }
  }

  private void read(String text) {
    Fields frame;
    try {
      frame = Json.read(text);
    } catch (Refused _) {
      unreadable();
      return;
    }
    var ref = ref(frame);
    try {
      answer(frame.text("type", MAX_REF), ref, frame);
    } catch (Refused refused) {
      refuse(ref, refused.refusal(), refused.detail(), 0);
    } catch (RuntimeException broken) {
      fail(ref, broken);
    }
  }

  private static String ref(Fields frame) {
    try {
      return frame.optionalText("ref", MAX_REF).orElse("");
    } catch (Refused _) {
      return ""; // the deed that reads it will say what is wrong with it
    }
  }

  private void unreadable() {
    refuse("", Refusal.MALFORMED, Refusal.MALFORMED.text(), 0);
    if (pacing.malformed(System.nanoTime())) {
      closeHere(Refusal.MALFORMED);
    }
  }

  private void answer(String type, String ref, Fields frame) {
    switch (type) {
      case "hello" -> hello(frame);
      case "ping" -> outbox.put(DoorFrames.pong(ref));
      case "pong" -> {} // that it was heard is all
      case "token" -> renew(frame);
      default -> deed(type, ref, frame);
    }
  }

  private void deed(String type, String ref, Fields frame) {
    if (principal == null) {
      closeHere(Refusal.HELLO_FIRST);
      return;
    }
    var deed = gateway.deed(type);
    if (deed == null) {
      refuse(ref, Refusal.UNKNOWN_FRAME, Refusal.UNKNOWN_FRAME.text(), 0);
    } else if (isExpired()) {
      closeHere(Refusal.NOT_SIGNED_IN);
    } else {
      deed.answer(this, frame)
          .onSuccess(answer -> onLoop(() -> give(ref, answer)))
          .onFailure(broken -> onLoop(() -> fail(ref, broken)));
    }
  }

  private void give(String ref, Answer<Text> answer) {
    switch (answer) {
      case Answer.Given<Text>(var frame) -> {
        if (frame != FrameDeed.SILENCE) {
          outbox.put(frame);
        }
      }
      case Answer.Refused<Text>(var refusal, var detail, var after) ->
          refuse(ref, refusal, detail, after);
    }
  }

  private void hello(Fields frame) {
    var ref = frame.text("ref", MAX_REF);
    var token = frame.text("token", MAX_TOKEN);
    if (greeting || principal != null) {
      refuse(ref, Refusal.NOT_ALLOWED, "hello was said before", 0);
      return;
    }
    greeting = true;
    gateway
        .admit(token)
        .onSuccess(answer -> onLoop(() -> greet(ref, answer)))
        .onFailure(
            broken ->
                onLoop(
                    () -> {
                      fail(ref, broken);
                      closeHere(Refusal.UNAVAILABLE);
                    }));
  }

  private void greet(String ref, Answer<Reception.Guest> answer) {
    greeting = false;
    switch (answer) {
      case Answer.Given<Reception.Guest>(var guest) -> {
        if (closed) {
          return;
        }
        principal = guest.principal();
        gateway
            .enter(this)
            .onComplete(_ -> onLoop(() -> outbox.put(DoorFrames.welcome(ref, guest))));
      }
      case Answer.Refused<Reception.Guest>(var refusal, var detail, var after) -> {
        refuse(ref, refusal, detail, after);
        closeHere(refusal);
      }
    }
  }

  private void renew(Fields frame) {
    var ref = frame.text("ref", MAX_REF);
    var before = principal;
    switch (gateway.renew(frame.text("token", MAX_TOKEN))) {
      case Answer.Given<Principal>(var now)
          when before != null
              && before.person().equals(now.person())
              && before.session().equals(now.session()) -> {
        principal = now;
        outbox.put(DoorFrames.accepted(ref));
      }
      case Answer.Given<Principal> _ -> closeHere(Refusal.NOT_SIGNED_IN);
      case Answer.Refused<Principal>(var refusal, var detail, var after) ->
          refuse(ref, refusal, detail, after);
    }
  }

  private void refuse(String ref, Refusal refusal, String detail, int after) {
    gateway.countRefusal(refusal);
    outbox.put(DoorFrames.refused(ref, refusal, detail, after));
  }

  /// What broke is logged once, here, without content.
  private void fail(String ref, Throwable broken) {
    var refusal = gateway.refusalFor(broken);
    if (refusal == Refusal.FAILURE) {
      LOG.error("a frame could not be answered", broken);
    }
    refuse(ref, refusal, refusal.text(), 0);
  }

  /// Tells the device to come back, and closes.
  void drain(Text frame) {
    tell(frame);
    close(Refusal.GOING_AWAY);
  }
}
