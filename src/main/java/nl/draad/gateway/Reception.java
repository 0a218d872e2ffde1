package nl.draad.gateway;

import io.vertx.core.Future;
import nl.draad.identity.Principal;
import nl.draad.wire.Answer;

/// Who decides whether a device may come in: the roof wires it to accounts.
public interface Reception {

  /// Somebody who may come in, the name to be called by, and which database this is.
  record Guest(Principal principal, String name, String epoch) {
    @Override
    public String toString() {
      return "Guest[" + principal.person() + "]";
    }
  }

  /// Checks the token, and that its session was not ended.
  Future<Answer<Guest>> admit(String token);

  /// Checks a new token for a line that is open already.
  Answer<Principal> renew(String token);
}
