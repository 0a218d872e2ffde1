package nl.draad.gateway;

import java.time.Duration;

/// How much one device, person or address may ask of this door. What one address may have leaves
/// room for a school or an office behind it.
///
/// @param perPerson connections of one person to one node
/// @param perAddress connections from one network address to one node
/// @param framesPerSecond frames that one device may send, sustained; four seconds' worth at once
/// @param patience how long silence lasts
public record Limits(int perPerson, int perAddress, int framesPerSecond, Patience patience) {
  /// The largest frame that is read, in characters; a larger one closes the line.
  public static final int FRAME = 64 * 1024;

  /// Beyond this, in bytes, a frame is not even received.
  static final int HARD_FRAME = 1 << 20;

  /// So many unreadable frames in a minute close the line.
  static final int MALFORMED_PER_MINUTE = 20;

  /// So many frames in a minute after a "too fast" close the line.
  static final int TOO_FAST_PER_MINUTE = 200;

  /// What belongs to channels and waits until a device is resumed, in bytes; beyond it the device
  /// comes back and begins again.
  static final int HELD = 1 << 20;

  /// How long the door waits for a device.
  ///
  /// @param hello until it has said hello
  /// @param ping after so much time the server asks for a sign of life, again and again
  /// @param silence after so much silence of the device the line is closed
  /// @param goodbye until a line that was closed is cut off
  public record Patience(Duration hello, Duration ping, Duration silence, Duration goodbye) {
    static Patience usual() {
      return new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(25),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10));
    }
  }

  /// As `src/docs/protocol.md` says.
  public static Limits usual() {
    return new Limits(20, 2_000, 40, Patience.usual());
  }

  /// The same with another patience.
  public Limits with(Patience other) {
    return new Limits(perPerson, perAddress, framesPerSecond, other);
  }

  int burst() {
    return framesPerSecond * 4;
  }
}
