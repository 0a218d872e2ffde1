package nl.draad.proof.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.draad.proof.history.Event;

/// What a device holds of all channels, by the one rule of reading: what comes next is taken in,
/// what is older is dropped, and when something is missing the backlog is asked. Confined to the
/// device's context.
final class Copybook {
  private static final long SECOND = 1_000_000_000L;
  private static final long PATIENCE = 5 * SECOND;

  private final Witness witness;
  private final Cast cast;
  private final String me;
  private final Consumer<JsonObject> send;
  private final Map<String, Line> lines = new HashMap<>();
  private boolean doubtful; // something without a ref was refused: it may have been a mark

  /// @param me this person's id
  /// @param send asks the server
  Copybook(Witness witness, Cast cast, String me, Consumer<JsonObject> send) {
    this.witness = witness;
    this.cast = cast;
    this.me = me;
    this.send = send;
  }

  Collection<Line> lines() {
    return lines.values();
  }

  Optional<Line> line(String channel) {
    return Optional.ofNullable(lines.get(channel));
  }

  /// What it names when it comes back: all but closed channels that are complete.
  JsonObject cursors() {
    var cursors = new JsonObject();
    lines.values().stream()
        .filter(line -> line.open || line.isBehind())
        .forEach(line -> cursors.put(line.id, line.end));
    return cursors;
  }

  /// The whole copy is worth nothing any more.
  void wipeAll() {
    List.copyOf(lines.keySet()).forEach(this::gone);
  }

  void gone(String channel) {
    if (lines.remove(channel) != null) {
      witness.wiped(channel);
    }
  }

  void lost() {
    lines.values().forEach(line -> line.backlogAsked = 0);
  }

  /// A channel as it is now, with what is newer.
  void adopt(JsonObject view, long asked) {
    var channel = view.getString("channel");
    var entries = objects(view.getJsonArray("entries"));
    var mine = view.getJsonObject("me");
    var had = lines.get(channel);
    if (had != null && mine.getLong("visible") > had.end + 1) {
      gone(channel); // out and in again meanwhile: what is held may not be read any more
    }
    var line = lines.get(channel);
    var end = view.getJsonObject("end").getLong("seq");
    if (line == null) {
      line = new Line(channel);
      line.end = entries.isEmpty() ? end : entries.getFirst().getLong("seq") - 1;
      lines.put(channel, line);
    }
    if (view.containsKey("desk")) {
      cast.chatAt(channel, view.getString("desk"));
    }
    line.open = view.getBoolean("open");
    line.mayPost = mine.getBoolean("mayPost");
    line.highest = Math.max(line.highest, end);
    for (var entry : entries) {
      take(line, entry, asked);
    }
    repair(line);
    if (line.read > mine.getLong("read")) {
      sayRead(line);
    }
  }

  /// A live entry.
  void live(String channel, JsonObject entry) {
    line(channel)
        .ifPresentOrElse(
            line -> {
              take(line, entry, Event.LIVE);
              repair(line);
            },
            () -> see(channel, entry, Event.LIVE));
  }

  /// What this device wrote is stored.
  void stored(Letter letter, long seq) {
    line(letter.channel())
        .ifPresent(
            line -> {
              var entry = new JsonObject().put("seq", seq).put("author", me);
              entry.put("kind", kind(letter.kind())).put("about", letter.about());
              if (letter.kind() != Letter.Kind.WITHDRAW) {
                entry.put("body", new JsonObject().put("text", letter.text()));
              }
              remember(line, letter, seq);
              take(line, entry, Event.LIVE);
              repair(line);
            });
  }

  private static String kind(Letter.Kind kind) {
    return switch (kind) {
      case POST -> "post";
      case EDIT -> "edit";
      case WITHDRAW -> "withdrawal";
    };
  }

  private static void remember(Line line, Letter letter, long seq) {
    switch (letter.kind()) {
      case POST -> line.mine(seq, letter.text());
      case EDIT -> {
        line.noLongerMine(letter.about());
        line.mine(letter.about(), letter.text());
      }
      case WITHDRAW -> line.noLongerMine(letter.about());
    }
  }

  /// Gives whether the page was asked for here.
  boolean page(JsonObject page) {
    var line = lines.get(page.getString("channel"));
    if (line == null || !line.backlogRef.equals(page.getString("ref"))) {
      return false;
    }
    var asked = line.backlogAsked;
    line.backlogAsked = 0;
    line.highest = Math.max(line.highest, page.getJsonObject("end").getLong("seq"));
    for (var entry : objects(page.getJsonArray("entries"))) {
      take(line, entry, asked);
    }
    repair(line);
    return true;
  }

  /// A page or a mark was refused: it goes again at the next tick.
  void refused(String ref) {
    doubtful |= ref.isEmpty();
    lines.values().stream()
        .filter(line -> line.backlogRef.equals(ref))
        .forEach(line -> line.backlogRef = "");
  }

  /// Once in a while: asks again what was not answered.
  void tick() {
    for (var line : lines.values()) {
      if (line.backlogAsked > 0 && witness.now() - line.backlogAsked > PATIENCE) {
        line.backlogAsked = 0;
      }
      repair(line);
      if (doubtful && line.read > 0) {
        sayRead(line);
      }
    }
    doubtful = false;
  }

  /// A text that came without a place to show it.
  void see(String channel, JsonObject entry, long asked) {
    var text = text(entry);
    if (entry.getString("kind").equals("post") && !text.isEmpty()) {
      witness.seen(channel, cast.name(entry.getString("author")), text, asked);
    }
  }

  /// Says how far the person has read, which is up to the newest text.
  void read(Line line) {
    line.newest()
        .filter(post -> post.seq() > line.read)
        .ifPresent(
            post -> {
              line.read = post.seq();
              witness.readUpTo(line.id, post.text());
              sayRead(line);
            });
  }

  void sayRead(Line line) {
    send.accept(new JsonObject().put("type", "read").put("channel", line.id).put("seq", line.read));
  }

  private void repair(Line line) {
    if (line.isBehind() && line.backlogAsked == 0) {
      line.backlogAsked = witness.now();
      line.backlogRef = UUID.randomUUID().toString();
      send.accept(
          new JsonObject()
              .put("type", "backlog")
              .put("ref", line.backlogRef)
              .put("channel", line.id)
              .put("after", line.end));
    }
  }

  private void take(Line line, JsonObject entry, long asked) {
    var seq = entry.getLong("seq");
    line.highest = Math.max(line.highest, seq);
    if (seq != line.end + 1) {
      return;
    }
    line.end = seq;
    switch (entry.getString("kind")) {
      case "post" -> show(line, entry, asked);
      case "edit" -> change(line, entry, asked);
      case "withdrawal" -> remove(line, entry.getLong("about"));
      case "ended" -> {
        line.open = false;
        line.mayPost = false;
      }
      default -> {}
    }
  }

  private void show(Line line, JsonObject entry, long asked) {
    var text = text(entry);
    line.put(entry.getLong("seq"), text);
    witness.shown(line.id, cast.name(entry.getString("author")), text, asked);
  }

  private void change(Line line, JsonObject entry, long asked) {
    var about = entry.getLong("about");
    var text = text(entry);
    if (text.isEmpty()) {
      remove(line, about);
      return;
    }
    line.text(about)
        .filter(was -> !was.equals(text) && !was.equals(Event.TAKEN_BACK))
        .ifPresent(
            was -> {
              line.put(about, text);
              witness.changed(line.id, cast.name(entry.getString("author")), was, text, asked);
            });
  }

  private void remove(Line line, long about) {
    line.text(about)
        .filter(was -> !was.equals(Event.TAKEN_BACK))
        .ifPresent(
            was -> {
              line.put(about, Event.TAKEN_BACK);
              witness.removed(line.id, was);
            });
  }

  private static String text(JsonObject entry) {
    var body = entry.getJsonObject("body");
    return body == null ? Event.TAKEN_BACK : body.getString("text", Event.TAKEN_BACK);
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
