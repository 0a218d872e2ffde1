package nl.draad.server.demonstration;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import nl.draad.access.ChannelRole;

/// One line of a conversation as it is written in the files. Lines are told apart by identity: the
/// same words may be said twice.
sealed interface Line {

  /// What follows began then.
  record Begin(Start start) implements Line {}

  /// A moment before loading.
  sealed interface Start {
    record DaysAgo(int days, LocalTime time) implements Start {}

    record MinutesAgo(int minutes) implements Start {}
  }

  /// Somebody is let in.
  ///
  /// @param fromNow sees only what comes
  record LetIn(String who, ChannelRole role, boolean fromNow) implements Line {}

  record Leave(String who) implements Line {}

  /// The worker took the chat.
  record Claim() implements Line {}

  /// @param gap the time since the line before, where the file gives one
  /// @param answers the line that it quotes
  record Say(String who, Deed deed, Optional<Duration> gap, Optional<Say> answers, String text)
      implements Line {

    @Override
    public String toString() {
      return "Say[" + who + ", " + text.length() + " chars]";
    }
  }

  enum Deed {
    POST,
    /// Another text for the last own post.
    EDIT,
    /// The last own post taken back.
    WITHDRAW
  }
}
