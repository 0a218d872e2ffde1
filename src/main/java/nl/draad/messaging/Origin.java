package nl.draad.messaging;

/// Where an append comes from: the device that gets the ack in place of the entry. `settled` is run
/// just before the ack leaves, so that the device may send its next frame the moment it has it.
record Origin(Device device, Runnable settled) {}
