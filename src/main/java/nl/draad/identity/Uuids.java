package nl.draad.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// Makes the ids of new things: UUID version 7 (RFC 9562), so that keys of one time stand together
/// in an index. Not secret: an id opens nothing. Thread-safe.
public final class Uuids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_A_BITS = 12;
  private static final int TIME_SHIFT = 16;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  /// Nobody who has seen some ids can tell the next: the id of a session is worth something.
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;

  public Uuids(Clock clock) {
    this.clock = clock;
  }

  /// A new id, later than earlier ones to the millisecond.
  public UUID next() {
    var most = (clock.millis() << TIME_SHIFT) | VERSION_7 | RANDOM.nextInt(1 << RANDOM_A_BITS);
    return new UUID(most, (RANDOM.nextLong() & VARIANT_MASK) | VARIANT);
  }

  /// The same id for the same cause, on every node: the ref of what the system writes, so that two
  /// nodes cannot both append it.
  public static UUID derived(String cause) {
    return UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
  }
}
