package nl.draad.identity;

import java.util.UUID;

/// One signed-in device of one person, from signing in to signing out.
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
