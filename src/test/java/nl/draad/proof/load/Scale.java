package nl.draad.proof.load;

/// How many people there are, and how much they do.
///
/// @param clients who ask for chats; each also has a dossier of one of the groups, while they last
/// @param workers on duty
/// @param capacity chats of one worker at once
/// @param groups dossiers, each with a group thread of about six people
/// @param postsPerSecond of all people together
/// @param chatSeconds how long a chat lasts, on average
public record Scale(
    int clients, int workers, int capacity, int groups, int postsPerSecond, int chatSeconds) {

  /// For a minute on a small machine: about thirty people.
  public static Scale modest() {
    return new Scale(12, 4, 2, 4, 15, 6);
  }

  /// About sixty people who never rest.
  public static Scale hard() {
    return new Scale(24, 8, 3, 8, 60, 10);
  }
}
