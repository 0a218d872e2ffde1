package nl.draad.proof.abuse;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The refs that walkers gave up in the one channel that many of them are in: who may write there
/// and asks the fate of a ref that is not stored leaves an entry with nothing to show. It is all
/// that a walk may leave behind. For one test thread.
final class GivenUp {
  private static final Set<String> FIELDS = Set.of("seq", "posts", "kind", "at");

  private record Ref(UUID author, UUID ref) {}

  private final UUID channel;
  private final List<Ref> refs = new ArrayList<>();

  GivenUp(UUID channel) {
    this.channel = channel;
  }

  void add(UUID author, Collection<UUID> given) {
    given.forEach(ref -> refs.add(new Ref(author, ref)));
  }

  int size() {
    return refs.size();
  }

  /// Whether a frame is what everybody in the channel hears of it: a place and nothing more.
  boolean isTold(JsonObject frame) {
    if (!frame.getString("type").equals("entry")
        || !frame.getString("channel").equals(channel.toString())) {
      return false;
    }
    var entry = frame.getJsonObject("entry");
    return entry.fieldNames().equals(FIELDS) && entry.getString("kind").equals("hidden");
  }

  /// What is true of exactly these entries, of a row `t` of the log.
  String condition() {
    if (refs.isEmpty()) {
      return "false";
    }
    return """
    t.channel_id = '%s' and t.kind = 4 and t.about is null and t.body = ''
    and t.posts = (select posts from entry where channel_id = t.channel_id and seq = t.seq - 1)
    and (t.author_id, t.ref) in (%s)
    """
        .formatted(
            channel,
            refs.stream()
                .map(given -> "('%s', '%s')".formatted(given.author(), given.ref()))
                .collect(Collectors.joining(", ")));
  }
}
