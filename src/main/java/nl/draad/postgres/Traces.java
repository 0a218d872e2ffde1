package nl.draad.postgres;

/// Stack traces of failures as every floor above may log them: types, places and PostgreSQL's
/// codes, but no messages, because a message may repeat what somebody wrote.
public final class Traces {
  private static final int DEEPEST = 8;
  private static final int LONGEST = 40;

  private Traces() {}

  public static String withoutMessages(Throwable failure) {
    var text = new StringBuilder();
    var cause = failure;
    for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
      text.append(depth == 0 ? "\n" : "\ncaused by ").append(cause.getClass().getName());
      text.append(Sqlstate.codes(cause));
      var frames = cause.getStackTrace();
      for (var i = 0; i < Math.min(frames.length, LONGEST); i++) {
        text.append("\n  at ").append(frames[i]);
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}
