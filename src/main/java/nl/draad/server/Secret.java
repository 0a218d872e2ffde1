package nl.draad.server;

/// A text that must not be shown: it prints as nothing but its kind.
public record Secret(String value) {
  @Override
  public String toString() {
    return "Secret";
  }
}
