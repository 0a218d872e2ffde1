package nl.draad.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import nl.draad.identity.Principal;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.Device;
import nl.draad.messaging.Inbox;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;

/// One device's line: its frames in, to the [Dialogue]; its [Outbox] out. Whatever comes over it,
/// or does not, harms nobody else.
///
/// Confined to the event loop that accepted it. [Device]'s methods may be called from anywhere: off
/// the loop they come through the inbox, in order.
final class Connection implements Device {
  private final Gateway gateway;
  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final Thread loop = Thread.currentThread();
  private final Inbox<Runnable> inbox;
  private final Outbox outbox;
  private final Dialogue dialogue;
  private final Held held = new Held();
  private final Pieces pieces = new Pieces();
  private final String address;
  private volatile @Nullable Principal principal; // null until hello was answered
  private boolean closed;
  private long heardAt = System.nanoTime();
  private long pulse; // the timer of the sign of life

  Connection(Gateway gateway, Vertx vertx, ServerWebSocket socket, String address) {
    this.gateway = gateway;
    this.vertx = vertx;
    this.socket = socket;
    this.address = address;
    Context context = vertx.getOrCreateContext();
    this.inbox = new Inbox<>(context, Runnable::run);
    this.outbox = new Outbox(socket, context, () -> close(Refusal.TOO_SLOW));
    this.dialogue = new Dialogue(gateway, this);
  }

  /// Begins to listen.
  void open() {
    socket.frameHandler(this::feelFrame);
    socket.pongHandler(_ -> heardAt = System.nanoTime());
    socket.exceptionHandler(_ -> {}); // a broken line is followed by its end
    socket.closeHandler(_ -> gone());
    var patience = gateway.limits().patience();
    vertx.timer(patience.hello().toMillis()).onComplete(_ -> closeUnlessGreeted());
    pulse = vertx.setPeriodic(patience.ping().toMillis(), _ -> feel());
  }

  String address() {
    return address;
  }

  boolean isGreeted() {
    return principal != null;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isExpired() {
    var who = principal;
    return who != null && gateway.clock().instant().isAfter(who.until());
  }

  /// From now on it speaks for somebody.
  void become(Principal who) {
    principal = who;
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
    run(() -> outbox.put(frame));
  }

  @Override
  public void tell(ChannelId channel, Text frame) {
    run(() -> tellHere(channel, frame));
  }

  @Override
  public void end(ChannelId channel, Text gone) {
    run(
        () -> {
          held.forget(channel);
          outbox.put(gone);
        });
  }

  @Override
  public void hold() {
    run(held::hold);
  }

  @Override
  public void release() {
    run(() -> held.release(outbox::put));
  }

  @Override
  public void close(Refusal why) {
    run(() -> closeHere(why));
  }

  /// Sends a frame; on the loop only.
  void put(Text frame) {
    outbox.put(frame);
  }

  /// Tells the device to come back, and closes.
  void drain(Text frame) {
    tell(frame);
    close(Refusal.GOING_AWAY);
  }

  /// Runs a deed on the loop: at once when this is it.
  void run(Runnable deed) {
    if (Thread.currentThread() == loop) {
      deed.run();
    } else {
      inbox.put(deed);
    }
  }

  private void tellHere(ChannelId channel, Text frame) {
    if (!held.isHolding()) {
      outbox.put(frame);
    } else if (!held.keep(channel, frame)) {
      closeHere(Refusal.TOO_SLOW);
    }
  }

  /// Says goodbye. A device that does not take it, because it reads nothing, is cut off.
  private void closeHere(Refusal why) {
    if (closed) {
      return;
    }
    closed = true;
    outbox.close();
    socket.close((short) why.number(), why.text());
    vertx.timer(gateway.limits().patience().goodbye().toMillis()).onComplete(_ -> outbox.cut());
  }

  private void gone() {
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
    if (System.nanoTime() - heardAt > gateway.limits().patience().silence().toNanos()) {
      closeHere(Refusal.SILENT);
    } else if (isExpired()) {
      closeHere(Refusal.NOT_SIGNED_IN);
    } else {
      outbox.put(DoorFrames.PING);
    }
  }

  /// A ping, a pong or a piece is counted as such; a whole message goes to the dialogue.
  private void feelFrame(WebSocketFrame frame) {
    if (closed || frame.isClose()) {
      return;
    }
    if (frame.type() == WebSocketFrameType.PING) {
      outbox.pinged();
    }
    var isPart = frame.isText() || frame.isBinary() || frame.isContinuation();
    if (!isPart || frame.isContinuation() || !frame.isFinal()) {
      dialogue.felt();
    }
    if (isPart && !closed) {
      gather(frame);
    }
  }

  private void gather(WebSocketFrame frame) {
    try {
      if (pieces.take(frame)) {
        hear(pieces.text());
      }
    } catch (Refused refused) {
      if (refused.refusal() == Refusal.TOO_LARGE) {
        closeHere(Refusal.TOO_LARGE);
      } else {
        dialogue.unreadable();
      }
    }
  }

  private void hear(String text) {
    heardAt = System.nanoTime();
    if (!closed) {
      dialogue.hear(text);
    }
  }
}
