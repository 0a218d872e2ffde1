package nl.draad.identity;

import java.util.UUID;

/// A desk: where an organisation's chats arrive.
public record DeskId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
