package nl.draad.proof.line;

import java.time.Duration;

/// What one direction of a line does with the bytes that come. Immutable.
public sealed interface Mode {
  /// As if there were no proxy.
  Mode PASS = new Pass();

  /// Nothing arrives, not even the end of a connection, and nobody is told. What was sent is held
  /// and arrives when another mode follows, as TCP does when a network heals.
  Mode SILENCE = new Silence();

  /// @see #PASS
  record Pass() implements Mode {}

  /// Everything arrives later, some later than others, in the order in which it was sent.
  record Delay(Duration least, Duration most) implements Mode {
    public Delay {
      if (least.isNegative() || most.compareTo(least) < 0) {
        throw new IllegalArgumentException("expected 0 <= least <= most but was " + least + most);
      }
    }
  }

  /// @see #SILENCE
  record Silence() implements Mode {}

  /// Each connection passes so many bytes more and is reset then, in the middle of what it says.
  record Cut(int after) implements Mode {
    public Cut {
      if (after < 0) {
        throw new IllegalArgumentException("expected bytes but was " + after);
      }
    }
  }

  /// A narrow line.
  record Throttle(int bytesPerSecond) implements Mode {
    public Throttle {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException("expected bytes a second but was " + bytesPerSecond);
      }
    }
  }
}
