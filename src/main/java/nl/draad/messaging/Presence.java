package nl.draad.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.draad.identity.PersonId;

/// Who has a device connected to one channel, on which node. Never stored; a node that is lost
/// takes its people along. Confined to the channel's lane.
final class Presence {
  private final Map<UUID, Set<PersonId>> elsewhere = new HashMap<>(2);

  /// What another node says of itself: all of it, so that a lost message is mended by the next one.
  void on(UUID node, Collection<PersonId> people) {
    if (people.isEmpty()) {
      elsewhere.remove(node);
    } else {
      elsewhere.put(node, Set.copyOf(people));
    }
  }

  /// Whether that changed anything.
  boolean lost(UUID node) {
    return elsewhere.remove(node) != null;
  }

  /// Everyone who is here, given those of this node, in a steady order.
  Set<PersonId> here(Collection<PersonId> own) {
    var here = new HashSet<>(own);
    elsewhere.values().forEach(here::addAll);
    var ordered = new TreeSet<PersonId>((one, other) -> one.value().compareTo(other.value()));
    ordered.addAll(here);
    return ordered;
  }
}
