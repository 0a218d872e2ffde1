package nl.draad.gateway;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import nl.draad.pace.Pace;

/// How much one device, person or address may ask of this door. What one address may have leaves
/// room for a school or an office behind it.
///
/// @param perPerson connections of one person to one node
/// @param perAddress connections from one network address to one node
/// @param framesPerSecond frames that one device may send, sustained; four seconds' worth at once
/// @param patience how long silence lasts
/// @param shares how often something may be asked
public record Limits(
    int perPerson, int perAddress, int framesPerSecond, Patience patience, Shares shares) {
  /// The largest frame that is read, in characters; a larger one closes the line.
  public static final int FRAME = 64 * 1024;

  /// Beyond this, in bytes, a frame is not even received.
  static final int HARD_FRAME = 1 << 20;

  /// So many unreadable frames in a minute close the line.
  static final int MALFORMED_PER_MINUTE = 20;

  /// So many frames in a minute after a "too fast" close the line.
  static final int TOO_FAST_PER_MINUTE = 200;

  /// WebSocket frames that are no message of their own (pings, pongs, pieces) and may come at once,
  /// and a second.
  static final int BARE_AT_ONCE = 2_000;

  static final int BARE_PER_SECOND = 200;

  /// How long a device waits that came to a full house, in seconds.
  static final int FULL_SECONDS = 30;

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

  /// How often one address and one person may ask for something.
  ///
  /// @param opening sockets that one address may open: all who work in one house come back at once
  ///   when a node stops
  /// @param uses what one person may ask
  public record Shares(Pace opening, Map<Use, Pace> uses) {
    static Shares usual() {
      var uses = new EnumMap<Use, Pace>(Use.class);
      for (var use : Use.values()) {
        uses.put(use, use.pace());
      }
      return new Shares(Pace.perMinute(2_000), Map.copyOf(uses));
    }

    /// One pace for everything.
    public static Shares all(Pace pace) {
      var uses = new EnumMap<Use, Pace>(Use.class);
      for (var use : Use.values()) {
        uses.put(use, pace);
      }
      return new Shares(pace, Map.copyOf(uses));
    }

    /// The same with another pace for one use.
    public Shares with(Use use, Pace pace) {
      var others = new EnumMap<>(uses);
      others.put(use, pace);
      return new Shares(opening, Map.copyOf(others));
    }

    Pace of(Use use) {
      return uses.getOrDefault(use, use.pace());
    }
  }

  /// With the usual shares.
  public Limits(int perPerson, int perAddress, int framesPerSecond, Patience patience) {
    this(perPerson, perAddress, framesPerSecond, patience, Shares.usual());
  }

  /// As `src/docs/protocol.md` says.
  public static Limits usual() {
    return new Limits(20, 2_000, 40, Patience.usual());
  }

  /// The same with another patience.
  public Limits with(Patience other) {
    return new Limits(perPerson, perAddress, framesPerSecond, other, shares);
  }

  /// The same with other shares.
  public Limits with(Shares other) {
    return new Limits(perPerson, perAddress, framesPerSecond, patience, other);
  }

  int burst() {
    return framesPerSecond * 4;
  }
}
