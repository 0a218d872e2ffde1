package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;

/// What a client does over HTTP: asks for a chat, waits, talks a while, ends it, comes back. Runs
/// on a virtual thread of its own.
final class ClientLife implements Runnable {
  private static final String WAITING = "waiting";

  private final ProofDevice device;
  private final Random random;
  private final Phase making;
  private final History history;
  private final String desk;
  private final Scale scale;

  ClientLife(ProofDevice device, Random random, Stagehands hands, Scale scale) {
    this.device = device;
    this.random = random;
    this.making = hands.making();
    this.history = hands.history();
    this.desk = hands.cast().desks().getFirst();
    this.scale = scale;
  }

  @Override
  public void run() {
    try {
      while (making.pause(Duration.ofMillis(random.nextInt(1, scale.chatSeconds() * 1_000)))) {
        visit();
      }
    } catch (Over _) {
      // nothing more to do
    }
  }

  private void visit() {
    var chat = ask();
    var patience = scale.chatSeconds() * (random.nextInt(6) == 0 ? 1 : 20);
    for (var waited = 0; waited < patience && making.lasts(); waited++) {
      making.pause(Duration.ofSeconds(1));
      var state = device.session().ask("GET", "/api/chats/" + chat).body().getString("state", "");
      if (!state.equals(WAITING)) {
        break;
      }
    }
    if (making.pause(Duration.ofMillis(random.nextInt(scale.chatSeconds() * 2_000)))
        && random.nextInt(3) > 0) {
      end(device, history, chat);
    }
    while (making.lasts() && isOpen(chat)) {
      making.pause(Duration.ofSeconds(1));
    }
  }

  private boolean isOpen(String chat) {
    var state = device.session().ask("GET", "/api/chats/" + chat).body().getString("state", "");
    return state.equals(WAITING) || state.equals("active");
  }

  private String ask() {
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    var wish = new JsonObject().put("subject", "vraag");
    var path = "/api/desks/" + desk + "/chats";
    var answer = device.session().ask("POST", path, wish, key);
    if (!answer.isGood()) {
      throw new IllegalStateException("expected a chat but was refused " + answer.number());
    }
    var chat = answer.body().getString("id");
    device.witness().counts().chats.increment();
    history.record(
        new Event.Asked(answer.begun(), answer.at(), device.person().name(), desk, chat));
    return chat;
  }

  /// Ends a chat; it may have been ended before.
  static void end(ProofDevice device, History history, String chat) {
    var begun = history.now();
    var person = device.person().name();
    try {
      var answer = device.session().ask("POST", "/api/chats/" + chat + "/end");
      if (answer.isGood()) {
        history.record(new Event.Ended(answer.begun(), answer.at(), person, chat));
      }
    } catch (Over over) {
      history.record(new Event.Unanswered(begun, history.now(), person, chat));
      throw over;
    }
  }
}
