package nl.draad.proof.history;

/// Something that the people of a run did, or that their devices were told. Times are nanoseconds
/// since the history began, by the one clock of the recording process: `begun` when the first try
/// went out, `at` when it was over, as far as this process knows.
///
/// People and devices are named by unique labels, channels, chats and desks by their ids. Every
/// text that is sent in a run is sent once, so that it names its post.
public sealed interface Event {
  /// Of something that nobody asked for: it came by itself.
  long LIVE = -1;

  /// Of a post that was taken back before this device got it.
  String TAKEN_BACK = "";

  /// When it was over.
  long at();

  /// A text that reached a device.
  sealed interface Delivery extends Event {
    String person();

    String device();

    String channel();

    String author();

    /// Or [#TAKEN_BACK].
    String text();

    /// When the request that brought it went out, or [#LIVE].
    long asked();
  }

  /// A device sends a post for the first time.
  record Sent(long at, String person, String device, String channel, String text)
      implements Event {}

  /// A post was acknowledged.
  record Acked(long at, String person, String device, String channel, String text)
      implements Event {}

  /// A device tells its person that the text of a post or an edit was not stored: its fate says so.
  record Failed(long at, String person, String device, String channel, String text)
      implements Event {}

  /// A device takes a post in, at the end of what it shows of the channel.
  record Shown(
      long at, String person, String device, String channel, String author, String text, long asked)
      implements Delivery {}

  /// A text came to a device otherwise: older pages, frames nobody should have got.
  record Seen(
      long at, String person, String device, String channel, String author, String text, long asked)
      implements Delivery {}

  /// A device shows another text for a post that it shows already.
  record Changed(
      long at,
      String person,
      String device,
      String channel,
      String author,
      String was,
      String text,
      long asked)
      implements Delivery {}

  /// A device stops to show the text of a post.
  record Removed(long at, String person, String device, String channel, String was)
      implements Event {}

  /// A device throws away what it shows of a channel.
  record Wiped(long at, String person, String device, String channel) implements Event {}

  /// An edit was acknowledged. `was` is any text that the post had.
  record Edited(long begun, long at, String person, String channel, String was, String text)
      implements Event {}

  /// A withdrawal was acknowledged. `was` is any text that the post had.
  record Withdrawn(long begun, long at, String person, String channel, String was)
      implements Event {}

  /// Somebody was let in.
  ///
  /// @param past whether that person sees what was said before
  record Admitted(long begun, long at, String channel, String person, boolean past)
      implements Event {}

  /// Somebody's membership was ended.
  record Dismissed(long begun, long at, String channel, String person) implements Event {}

  /// A client asked for a chat and was given this one, which was not open before.
  record Asked(long begun, long at, String client, String desk, String chat) implements Event {}

  /// A worker took a chat.
  ///
  /// @param oldest whether the desk's oldest was asked for, not this one
  record Claimed(long begun, long at, String worker, String desk, String chat, boolean oldest)
      implements Event {}

  /// A chat was ended.
  record Ended(long begun, long at, String person, String chat) implements Event {}

  /// A device asks no longer what became of a post: nobody tells it.
  record WrittenOff(long at, String person, String device, String channel, String text)
      implements Event {}

  /// A claim or an ending that may have been done, or may still be: it was given up, or its answer
  /// speaks of another try.
  ///
  /// @param place the chat, or the desk whose oldest chat was wanted
  record Unanswered(long begun, long at, String person, String place) implements Event {}

  /// A device has shown its person the channel up to this text, and said so.
  record ReadUpTo(long at, String person, String device, String channel, String text)
      implements Event {}

  /// A device was told how much of a channel its person has not read.
  record UnreadTold(long at, String person, String device, String channel, long unread, long asked)
      implements Event {}

  /// A client was told the own place in the queue: 1 is next.
  record PositionTold(long at, String client, String desk, String chat, long position)
      implements Event {}

  /// A device stood still at the end of the run: connected, nothing unsent, nothing missing that it
  /// knows of.
  record Settled(long at, String person, String device) implements Event {}
}
