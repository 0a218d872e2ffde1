package nl.draad.access;

import java.util.Locale;

/// A part of a dossier that is opened or closed as a whole.
public enum DossierPart {
  /// Goals, steps, and who does what.
  PLAN,
  /// The group thread of everyone with access.
  GROUP,
  /// Who has access.
  TEAM,
  /// What client and worker write to each other.
  MESSAGES,
  /// The transcripts of chats.
  CHATS;

  /// As it travels.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
