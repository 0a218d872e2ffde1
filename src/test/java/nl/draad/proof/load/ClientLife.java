package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.draad.proof.history.Event;

/// What a client does over HTTP: asks for a chat, waits, talks a while, ends it, comes back.
final class ClientLife extends DeskLife {
  private static final String WAITING = "waiting";

  ClientLife(ProofDevice device, Random random, Stagehands hands, Scale scale) {
    super(device, random, hands, scale);
  }

  @Override
  void live() {
    while (making.pause(Duration.ofMillis(random.nextInt(1, scale.chatSeconds() * 1_000)))) {
      visit();
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
      end(chat);
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
    history.record(new Event.Asked(answer.begun(), answer.at(), name(), desk, chat));
    return chat;
  }
}
