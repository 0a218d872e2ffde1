package nl.draad.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.draad.wire.Text;

/// What belongs to channels and waits while a device is being resumed, so that no live entry
/// overtakes the backlog it follows. Bounded: beyond [Limits#HELD] bytes the device has to begin
/// again. Confined to the connection's event loop.
final class Held {
  private final List<Text> frames = new ArrayList<>();
  private int holds; // how many resumes are under way
  private int bytes;

  void hold() {
    holds++;
  }

  boolean isHolding() {
    return holds > 0;
  }

  /// Keeps a frame; gives whether there was room.
  boolean keep(Text frame) {
    bytes += frame.length();
    return bytes <= Limits.HELD && frames.add(frame);
  }

  /// The end of one resume; after the last one everything kept is handed on, in order.
  void release(Consumer<Text> outbox) {
    holds--;
    if (holds == 0) {
      frames.forEach(outbox);
      frames.clear();
      bytes = 0;
    }
  }
}
