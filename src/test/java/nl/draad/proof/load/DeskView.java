package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Who waits at a desk, as a worker's device is told: a snapshot, then changes, and another
/// snapshot when one was missed. Confined to the device's context.
final class DeskView {
  private final Consumer<JsonObject> send;
  private final Set<String> waiting = new LinkedHashSet<>();
  private String desk = ""; // none is watched
  private long version;

  DeskView(Consumer<JsonObject> send) {
    this.send = send;
  }

  /// Looks at this desk from now on.
  void watch(String id) {
    desk = id;
    begin();
  }

  /// The line works again.
  void begin() {
    if (!desk.isEmpty()) {
      var ref = UUID.randomUUID().toString();
      send.accept(new JsonObject().put("type", "watch").put("ref", ref).put("desk", desk));
    }
  }

  void lost() {
    waiting.clear();
  }

  /// The chats that wait, as far as this device knows.
  List<String> waiting() {
    return new ArrayList<>(waiting);
  }

  void queue(JsonObject frame) {
    waiting.clear();
    version = frame.getLong("version");
    Copybook.objects(frame.getJsonArray("waiting"))
        .forEach(chat -> waiting.add(chat.getString("chat")));
  }

  void change(JsonObject frame) {
    if (frame.getLong("version") != version + 1) {
      if (frame.getLong("version") > version) {
        begin();
      }
      return;
    }
    version++;
    if (frame.containsKey("remove")) {
      waiting.remove(frame.getString("remove"));
    } else {
      waiting.add(frame.getJsonObject("put").getString("chat"));
    }
  }
}
