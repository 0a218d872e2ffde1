package nl.draad.gateway;

import nl.draad.identity.Principal;
import nl.draad.messaging.FrameDeed;
import nl.draad.pace.Paces;
import nl.draad.postgres.Traces;
import nl.draad.wire.Answer;
import nl.draad.wire.Fields;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;
import nl.draad.wire.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one device says, and what it is answered: each frame is paced, read, and given to its deed.
/// Everything that a frame can do wrong is answered with a number; abuse beyond a limit closes this
/// line only.
///
/// Confined to the connection's event loop.
final class Dialogue {
  private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
  private static final int MAX_REF = 64;
  private static final int MAX_TOKEN = 4_096;

  private final Gateway gateway;
  private final Connection line;
  private final Pacing pacing;
  private boolean greeting; // from hello until its answer

  Dialogue(Gateway gateway, Connection line) {
    this.gateway = gateway;
    this.line = line;
    this.pacing = new Pacing(gateway.limits(), System.nanoTime());
  }

  /// A text frame came.
  void hear(String text) {
    var now = System.nanoTime();
    if (text.length() > Limits.FRAME) {
      line.close(Refusal.TOO_LARGE);
    } else if (pacing.allows(now)) {
      read(text);
    } else {
      slowDown("", 1);
    }
  }

  /// A WebSocket frame came that is no message of its own: a ping, a pong, a piece.
  void felt() {
    if (!pacing.allowsBare(System.nanoTime())) {
      line.close(Refusal.TOO_FAST);
    }
  }

  private void slowDown(String ref, int after) {
    refuse(ref, Refusal.TOO_FAST, Refusal.TOO_FAST.text(), after);
    if (pacing.tooFast(System.nanoTime())) {
      line.close(Refusal.TOO_FAST);
    }
  }

  /// Something came that is no JSON object.
  void unreadable() {
    refuse("", Refusal.MALFORMED, Refusal.MALFORMED.text(), 0);
    if (pacing.malformed(System.nanoTime())) {
      line.close(Refusal.MALFORMED);
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

  private void answer(String type, String ref, Fields frame) {
    switch (type) {
      case "hello" -> hello(frame);
      case "ping" -> line.put(DoorFrames.pong(ref));
      case "pong" -> {} // that it was heard is all
      case "token" -> renew(frame);
      default -> deed(type, ref, frame);
    }
  }

  private void deed(String type, String ref, Fields frame) {
    if (!line.isGreeted()) {
      line.close(Refusal.HELLO_FIRST);
      return;
    }
    var deed = gateway.deed(type);
    if (deed == null) {
      refuse(ref, Refusal.UNKNOWN_FRAME, Refusal.UNKNOWN_FRAME.text(), 0);
    } else if (line.isExpired()) {
      line.close(Refusal.NOT_SIGNED_IN);
    } else {
      var wait = gateway.take(line.principal().person(), type);
      if (!wait.isZero()) {
        slowDown(ref, Paces.seconds(wait));
        return;
      }
      deed.answer(line, frame)
          .onSuccess(answer -> line.run(() -> give(ref, answer)))
          .onFailure(broken -> line.run(() -> fail(ref, broken)));
    }
  }

  private void give(String ref, Answer<Text> answer) {
    switch (answer) {
      case Answer.Given<Text>(var frame) -> {
        if (frame != FrameDeed.SILENCE) {
          line.put(frame);
        }
      }
      case Answer.Refused<Text>(var refusal, var detail, var after) ->
          refuse(ref, refusal, detail, after);
    }
  }

  private void hello(Fields frame) {
    var ref = frame.text("ref", MAX_REF);
    var token = frame.text("token", MAX_TOKEN);
    if (greeting || line.isGreeted()) {
      refuse(ref, Refusal.NOT_ALLOWED, "hello was said before", 0);
      return;
    }
    greeting = true;
    gateway
        .admit(token)
        .onSuccess(answer -> line.run(() -> greet(ref, answer)))
        .onFailure(
            broken ->
                line.run(
                    () -> {
                      fail(ref, broken);
                      line.close(Refusal.UNAVAILABLE);
                    }));
  }

  private void greet(String ref, Answer<Reception.Guest> answer) {
    greeting = false;
    switch (answer) {
      case Answer.Given<Reception.Guest>(var guest) -> {
        if (!line.isClosed()) {
          enter(ref, guest);
        }
      }
      case Answer.Refused<Reception.Guest>(var refusal, var detail, var after) -> {
        refuse(ref, refusal, detail, after);
        line.close(refusal);
      }
    }
  }

  private void enter(String ref, Reception.Guest guest) {
    line.become(guest.principal());
    gateway
        .enter(line)
        .ifPresentOrElse(
            entered ->
                entered.onComplete(
                    _ ->
                        line.run(() -> line.put(DoorFrames.welcome(ref, guest, gateway.limits())))),
            () -> {
              refuse(ref, Refusal.TOO_MANY, Refusal.TOO_MANY.text(), Limits.FULL_SECONDS);
              line.close(Refusal.TOO_MANY);
            });
  }

  private void renew(Fields frame) {
    if (!line.isGreeted()) {
      line.close(Refusal.HELLO_FIRST);
      return;
    }
    var ref = frame.text("ref", MAX_REF);
    var before = line.principal();
    switch (gateway.renew(frame.text("token", MAX_TOKEN))) {
      case Answer.Given<Principal>(var now)
          when before.person().equals(now.person()) && before.session().equals(now.session()) -> {
        line.become(now);
        line.put(DoorFrames.accepted(ref));
      }
      case Answer.Given<Principal> _ -> line.close(Refusal.NOT_SIGNED_IN);
      case Answer.Refused<Principal>(var refusal, var detail, var after) ->
          refuse(ref, refusal, detail, after);
    }
  }

  private void refuse(String ref, Refusal refusal, String detail, int after) {
    gateway.countRefusal(refusal);
    line.put(DoorFrames.refused(ref, refusal, detail, after));
  }

  /// What broke is logged once, here, without content.
  private void fail(String ref, Throwable broken) {
    var refusal = gateway.refusalFor(broken);
    if (refusal == Refusal.FAILURE) {
      LOG.error("a frame could not be answered:{}", Traces.withoutMessages(broken));
    }
    refuse(ref, refusal, refusal.text(), 0);
  }
}
