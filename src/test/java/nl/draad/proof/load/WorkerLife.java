package nl.draad.proof.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import nl.draad.proof.history.Event;

/// What a worker does over HTTP on one device, in a race with all others: takes the oldest chat or
/// one from the list, and ends some.
final class WorkerLife extends DeskLife {
  WorkerLife(ProofDevice device, Random random, Stagehands hands, Scale scale) {
    super(device, random, hands, scale);
  }

  @Override
  void live() {
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
  }

  private void take(String path, String place, boolean oldest) {
    var begun = history.now();
    var answer = deed(path, place);
    if (answer.doubted() && (oldest || !answer.isGood())) {
      history.record(new Event.Unanswered(begun, answer.at(), name(), place));
    }
    if (answer.isGood()) {
      var from = oldest ? answer.tried() : answer.begun();
      var chat = answer.body().getString("id");
      device.witness().counts().claims.increment();
      history.record(new Event.Claimed(from, answer.at(), name(), desk, chat, oldest));
    } else {
      device.witness().counts().refused(answer.number());
    }
  }

  private void endSome() {
    for (var chat : own()) {
      if (random.nextInt(scale.chatSeconds()) == 0) {
        end(chat);
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
