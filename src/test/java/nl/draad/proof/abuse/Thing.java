package nl.draad.proof.abuse;

import java.util.Set;
import java.util.UUID;

/// Something with an id that is not everybody's.
///
/// @param what how a complaint calls it
/// @param owners the roles that it belongs to or that may look at it
/// @param knowers the roles that may know that it is there, and no more
record Thing(Kind kind, String what, UUID id, Set<Role> owners, Set<Role> knowers) {
  enum Kind {
    CHANNEL,
    CHAT,
    DOSSIER,
    DESK,
    PERSON,
    SESSION,
    REF;

    /// Whether people meet there.
    boolean isAPlace() {
      return switch (this) {
        case CHANNEL, CHAT, DOSSIER, DESK -> true;
        case PERSON, SESSION, REF -> false;
      };
    }
  }

  /// Whether this role may not even know that it is there.
  boolean isForeign(Role role) {
    return !owners.contains(role) && !knowers.contains(role);
  }

  @Override
  public String toString() {
    return what;
  }
}
