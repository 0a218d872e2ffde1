package nl.draad.messaging;

import nl.draad.identity.PersonId;

/// How far somebody's devices hold a channel, and how far this person has read it. Only ever
/// forward.
public record Mark(PersonId person, long delivered, long read) {

  /// The furthest of both.
  Mark and(Mark other) {
    return new Mark(person, Math.max(delivered, other.delivered()), Math.max(read, other.read()));
  }

  /// No further than the channel's end.
  Mark within(long end) {
    return new Mark(person, Math.min(delivered, end), Math.min(read, end));
  }
}
