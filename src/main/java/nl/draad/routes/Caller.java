package nl.draad.routes;

import java.util.Optional;
import nl.draad.identity.Principal;

/// Where a request comes from: the network address of the device (as far as the balancer in between
/// is trusted to tell it) and, on a route that asks for it, who is signed in there. Prints without
/// the address.
public record Caller(String address, Optional<Principal> principal) {
  @Override
  public String toString() {
    return "Caller[" + principal + "]";
  }
}
