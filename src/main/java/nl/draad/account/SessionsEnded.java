package nl.draad.account;

import java.util.List;
import nl.draad.identity.PersonId;
import nl.draad.identity.SessionId;

/// Hears of sessions that were ended here, after that is committed. The roof makes it reach every
/// node: connections of these sessions close, and [Tokens#ended] refuses their tokens. Nothing is
/// promised about it arriving; the periodic comparison by [Sessions#ended] makes up for that.
@FunctionalInterface
public interface SessionsEnded {
  void ended(PersonId person, List<SessionId> sessions);
}
