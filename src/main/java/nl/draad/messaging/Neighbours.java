package nl.draad.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The other nodes, by their last sign of life. One that is silent is *lost*; it may be dead, or
/// unable to speak and still store what its devices write. So for a while it is *missed*: what it
/// may store is looked for. Times are those of [System#nanoTime]. For one thread.
final class Neighbours {
  /// Who says nothing for so long is lost.
  static final long LOST_NANOS = 7_000_000_000L;

  /// So long a lost node is missed: within this time it is dead, stopped, or heard again.
  static final long MISSED_NANOS = 60_000_000_000L;

  private final Map<UUID, Long> heard = new HashMap<>();
  private final Map<UUID, Long> lost = new HashMap<>(); // since when

  void heard(UUID node, long now) {
    heard.put(node, now);
  }

  /// Nobody could be heard: that is not their death.
  void nobodyWasHeard(long now) {
    heard.replaceAll((_, _) -> now);
    lost.replaceAll((_, _) -> now);
  }

  /// Those that are lost since the last call.
  List<UUID> lose(long now) {
    var silent =
        heard.entrySet().stream()
            .filter(node -> now - node.getValue() > LOST_NANOS)
            .map(Map.Entry::getKey)
            .toList();
    silent.forEach(heard::remove);
    silent.forEach(node -> lost.put(node, now));
    return silent;
  }

  /// Whether a lost node is missed, or was heard again since the last call.
  boolean isMissing(long now) {
    var missing = !lost.isEmpty();
    lost.keySet().removeAll(heard.keySet());
    lost.values().removeIf(since -> now - since > MISSED_NANOS);
    return missing;
  }
}
