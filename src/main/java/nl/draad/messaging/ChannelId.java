package nl.draad.messaging;

import java.util.UUID;

/// A channel: an ordered place to talk.
public record ChannelId(UUID value) {

  /// Which of `lanes` this channel lives on, the same everywhere for the same number of lanes.
  int lane(int lanes) {
    return Math.floorMod(
        Long.hashCode(value.getMostSignificantBits() * 31 + value.getLeastSignificantBits()),
        lanes);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
