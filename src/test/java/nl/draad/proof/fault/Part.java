package nl.draad.proof.fault;

/// What a fault breaks. Two faults of one part never run at the same time.
public enum Part {
  NODES,
  REDIS,
  POSTGRES,
  DEVICE_LINES,
  REDIS_LINES,
  POSTGRES_LINES,
  /// A place in a channel's log.
  LOG,
  /// Nothing breaks; the rig itself is not as it should be.
  SHAPE
}
