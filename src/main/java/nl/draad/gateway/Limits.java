package nl.draad.gateway;

/// How much one device, person or address may ask of this door. Each is a setting, so that an
/// office behind one address can be allowed more.
///
/// @param perPerson connections of one person to one node
/// @param perAddress connections from one network address to one node
/// @param framesPerSecond frames that one device may send, sustained; four seconds' worth at once
public record Limits(int perPerson, int perAddress, int framesPerSecond) {
  /// The largest frame that is read, in characters; a larger one closes the line.
  public static final int FRAME = 64 * 1024;

  /// Beyond this, in bytes, the line is cut without a word.
  static final int HARD_FRAME = 1 << 20;

  /// How long a device may take to say hello.
  static final int HELLO_SECONDS = 10;

  /// After so much silence of its own the server sends a ping.
  static final int PING_SECONDS = 25;

  /// After so much silence of the other end the line is closed.
  static final int SILENCE_SECONDS = 60;

  /// So many unreadable frames in a minute close the line.
  static final int MALFORMED_PER_MINUTE = 20;

  /// So many frames in a minute after a "too fast" close the line.
  static final int TOO_FAST_PER_MINUTE = 200;

  /// What belongs to channels and waits until a device is resumed, in bytes; beyond it the device
  /// comes back and begins again.
  static final int HELD = 1 << 20;

  public static Limits usual() {
    return new Limits(20, 2_000, 40);
  }

  int burst() {
    return framesPerSecond * 4;
  }
}
