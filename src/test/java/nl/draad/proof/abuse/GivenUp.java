package nl.draad.proof.abuse;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The refs that walkers gave up: who asks, in a channel that was or is one's own, the fate of a
/// ref that is not stored leaves an entry with nothing to show. It is all that a walk may leave
/// behind. For one test thread.
final class GivenUp {
  private static final Set<String> FIELDS = Set.of("seq", "posts", "kind", "at");

  private record Ref(UUID channel, UUID author, UUID ref) {}

  private final Set<Ref> refs = new LinkedHashSet<>();

  void add(UUID channel, UUID author, UUID ref) {
    refs.add(new Ref(channel, author, ref));
  }

  int size() {
    return refs.size();
  }

  /// Whether a frame is what everybody in such a channel hears of it: a place and nothing more.
  boolean isTold(JsonObject frame) {
    if (!frame.getString("type").equals("entry")
        || refs.stream()
            .noneMatch(given -> frame.getString("channel").equals(given.channel().toString()))) {
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
    t.kind = 4 and t.about is null and t.body = ''
    and t.posts = (select posts from entry where channel_id = t.channel_id and seq = t.seq - 1)
    and (t.channel_id, t.author_id, t.ref) in (%s)
    """
        .formatted(
            refs.stream()
                .map(
                    given ->
                        "('%s', '%s', '%s')"
                            .formatted(given.channel(), given.author(), given.ref()))
                .collect(Collectors.joining(", ")));
  }
}
