package nl.draad.organisation;

/// How busy a desk is at this moment.
///
/// @param waiting chats that nobody took yet
/// @param workers workers on duty
public record Crowd(int waiting, int workers) {
  /// Nobody on either side.
  public static final Crowd NONE = new Crowd(0, 0);
}
