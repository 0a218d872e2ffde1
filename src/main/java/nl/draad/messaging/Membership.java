package nl.draad.messaging;

import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;

/// Somebody's being in a channel now: since which entry, in which role, and from which place on
/// this person sees what was said.
public record Membership(PersonId person, ChannelRole role, long from, long visible) {}
