package nl.draad.proof.history;

/// A promise that was broken.
///
/// @param rule which one
/// @param story who and what: people, texts, times
public record Violation(String rule, String story) {
  @Override
  public String toString() {
    return rule + ": " + story;
  }
}
