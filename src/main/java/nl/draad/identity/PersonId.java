package nl.draad.identity;

import java.util.UUID;

/// A person, whatever roles that person has anywhere.
public record PersonId(UUID value) {
  /// The server itself, as the author of entries that nobody wrote: the zero UUID, never an
  /// account.
  public static final PersonId SYSTEM = new PersonId(new UUID(0, 0));

  @Override
  public String toString() {
    return value.toString();
  }
}
