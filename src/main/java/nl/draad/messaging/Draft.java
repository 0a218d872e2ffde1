package nl.draad.messaging;

import java.util.UUID;
import nl.draad.identity.PersonId;

/// What somebody wants to append, before it has a place. The ref is the author's own key: the same
/// ref is stored once.
public record Draft(
    ChannelId channel, EntryKind kind, PersonId author, UUID ref, long about, Body body) {

  /// What the system itself appends, with a ref derived from its cause.
  public static Draft bySystem(ChannelId channel, EntryKind kind, UUID ref, Body body) {
    return new Draft(channel, kind, PersonId.SYSTEM, ref, 0, body);
  }
}
