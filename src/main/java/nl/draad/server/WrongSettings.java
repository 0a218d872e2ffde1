package nl.draad.server;

import java.util.List;

/// Settings that Draad cannot start with: every complaint at once, each with the setting's name.
public final class WrongSettings extends RuntimeException {
  private final List<String> complaints;

  WrongSettings(List<String> complaints) {
    super(String.join("\n", complaints));
    this.complaints = List.copyOf(complaints);
  }

  public List<String> complaints() {
    return complaints;
  }
}
