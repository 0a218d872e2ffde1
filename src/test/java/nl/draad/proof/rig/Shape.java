package nl.draad.proof.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What a rig is built of.
public enum Shape {
  /// One PostgreSQL and one Redis.
  PLAIN,
  /// PostgreSQL with a synchronous standby.
  PAIR,
  /// Redis is a cluster.
  CLUSTER,
  /// The clocks of the nodes are an hour apart.
  SKEWED,
  /// PostgreSQL has a small disk of its own; see [SmallDisk] for where that can be.
  SMALL_DISK;

  private static final Duration APART = Duration.ofHours(1);

  /// How far the clock of a node is from the right time.
  Duration clock(int node) {
    return this == SKEWED && node % 2 == 1 ? APART : Duration.ZERO;
  }

  /// Whether it can be built here: a small disk needs root, on Linux.
  public boolean isPossible() {
    return this != SMALL_DISK
        || (Files.exists(Path.of("/proc/mounts"))
            && "root".equals(System.getProperty("user.name")));
  }
}
