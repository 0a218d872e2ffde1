package nl.draad.proof.abuse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What is said with every frame of `asyncapi.yaml` that a device may send: each place in it where
/// an id of somebody else could stand. A new frame needs a line here.
final class FrameLines {
  private static final Set<String> SILENT = Set.of("delivered", "read", "show", "typing", "pong");

  private static final Set<String> READING = Set.of("backlog", "history", "resume", "unread");

  private final Map<String, List<Said>> lines = new LinkedHashMap<>();

  /// One frame with room for an id; its ref comes later, unless it is the id.
  record Said(String type, Function<UUID, JsonObject> frame) {
    boolean isAnswered() {
      return !SILENT.contains(type);
    }

    /// Whether it asks what became of a ref, in this channel whatever the id is.
    boolean isFateIn(UUID channel) {
      return type.equals("fate")
          && frame.apply(Findings.NOTHING).getString("channel").equals(channel.toString());
    }

    boolean isReading() {
      return READING.contains(type);
    }

    /// A `gone` comes with it, with the id in it.
    boolean isAnsweredTwice() {
      return type.equals("resume");
    }
  }

  FrameLines(UUID own) {
    say("hello", id -> frame().put("token", id.toString()));
    say("token", id -> frame().put("token", id.toString()));
    say("resume", id -> frame().put("cursors", new JsonObject().put(id.toString(), 0)));
    say("post", id -> in(id).put("text", "ik wil erin"));
    say("post", id -> in(id).put("ref", id.toString()).put("text", "ik wil erin"));
    say("post", id -> in(id).put("text", "ik wil erin").put("about", 3));
    say("edit", id -> in(id).put("text", "ik verander het").put("about", 3));
    say("withdraw", id -> in(id).put("about", 3));
    say("fate", id -> in(id).put("of", id.toString()));
    say("fate", id -> in(own).put("of", id.toString()));
    say("backlog", id -> in(id).put("after", 0));
    say("backlog", id -> in(id).put("after", 0).put("limit", 1));
    say("history", id -> in(id).put("before", 1_000));
    say("unread", FrameLines::in);
    say("delivered", id -> in(id).put("seq", 1));
    say("read", id -> in(id).put("seq", 1_000));
    say("show", id -> frame().put("channels", new JsonArray().add(id.toString())));
    say("typing", FrameLines::in);
    say("leave", FrameLines::in);
    say("watch", id -> frame().put("desk", id.toString()));
    say("unwatch", id -> frame().put("desk", id.toString()));
    say("ping", FrameLines::in);
    say("pong", FrameLines::in);
  }

  /// The frames that have a line, as the contract names them.
  Set<String> frames() {
    return lines.keySet();
  }

  List<Said> all() {
    return lines.values().stream().flatMap(List::stream).toList();
  }

  private void say(String type, Function<UUID, JsonObject> frame) {
    lines
        .computeIfAbsent("device-" + type, _ -> new ArrayList<>())
        .add(new Said(type, id -> frame.apply(id).put("type", type)));
  }

  private static JsonObject in(UUID channel) {
    return frame().put("channel", channel.toString());
  }

  private static JsonObject frame() {
    return new JsonObject();
  }
}
