package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;

/// What a worker does over HTTP on one device, in a race with all others: takes the oldest chat or
/// one from the list, and ends some. Runs on a virtual thread of its own.
final class WorkerLife implements Runnable {
  private final ProofDevice device;
  private final Random random;
  private final Phase making;
  private final History history;
  private final String desk;
  private final Scale scale;

  WorkerLife(ProofDevice device, Random random, Stagehands hands, Scale scale) {
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
      device.run(() -> device.desk().watch(desk));
      while (making.pause(Duration.ofMillis(random.nextInt(1, 1_500)))) {
        var waiting = device.call(() -> device.desk().waiting()).join();
        if (random.nextInt(3) > 0) {
          take("/api/desks/" + desk + "/claim", desk, true);
        } else if (!waiting.isEmpty()) {
          var chosen = waiting.get(random.nextInt(waiting.size()));
          take("/api/chats/" + chosen + "/claim", chosen, false);
        }
        endSome();
      }
    } catch (Over _) {
      // nothing more to do
    }
  }

  private void take(String path, String place, boolean oldest) {
    var begun = history.now();
    var worker = device.person().name();
    Api.Answer answer;
    try {
      answer = device.session().ask("POST", path, new JsonObject(), Map.of());
    } catch (Over over) {
      history.record(new Event.Unanswered(begun, history.now(), worker, place));
      throw over;
    }
    if (answer.doubted() && (oldest || !answer.isGood())) {
      history.record(new Event.Unanswered(begun, answer.at(), worker, place));
    }
    if (answer.isGood()) {
      var from = oldest ? answer.tried() : answer.begun();
      var chat = answer.body().getString("id");
      device.witness().counts().claims.increment();
      history.record(new Event.Claimed(from, answer.at(), worker, desk, chat, oldest));
    } else {
      device.witness().counts().refused(answer.number());
    }
  }

  private void endSome() {
    for (var chat : own()) {
      if (random.nextInt(scale.chatSeconds()) == 0) {
        ClientLife.end(device, history, chat);
      }
    }
  }

  /// The chats of this worker, those included that a lost answer gave.
  private List<String> own() {
    var me = device.session().ask("GET", "/api/me").body();
    return Copybook.objects(me.getJsonArray("chats")).stream()
        .map(chat -> chat.getString("id"))
        .toList();
  }
}
