package nl.draad.dossier;

import java.util.UUID;

/// A dossier: everything of one client with one organisation.
public record DossierId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
