package nl.draad.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.draad.messaging.ChannelId;
import nl.draad.wire.Text;

/// What belongs to channels and waits while a device is being resumed, so that no live entry
/// overtakes the backlog it follows. Bounded: beyond [Limits#HELD] bytes the device has to begin
/// again. Confined to the connection's event loop.
final class Held {
  private final List<Frame> frames = new ArrayList<>();
  private int holds; // how many resumes are under way
  private int bytes;

  private record Frame(ChannelId channel, Text text) {}

  void hold() {
    holds++;
  }

  boolean isHolding() {
    return holds > 0;
  }

  /// Keeps a frame; gives whether there was room.
  boolean keep(ChannelId channel, Text text) {
    bytes += text.length();
    return bytes <= Limits.HELD && frames.add(new Frame(channel, text));
  }

  /// Drops what is kept of a channel.
  void forget(ChannelId channel) {
    frames.removeIf(frame -> frame.channel().equals(channel));
    bytes = frames.stream().mapToInt(frame -> frame.text().length()).sum();
  }

  /// The end of one resume; after the last one everything kept is handed on, in order.
  void release(Consumer<Text> outbox) {
    holds--;
    if (holds == 0) {
      frames.forEach(frame -> outbox.accept(frame.text()));
      frames.clear();
      bytes = 0;
    }
  }
}
