package nl.draad.web;

import nl.draad.server.DemonstrationNodes;

/// The two nodes that all browser tests share, and their clock: started when the first test asks,
/// stopped when the process ends.
final class Stage {
  static final ShiftedClock CLOCK = new ShiftedClock();

  private Stage() {}

  static DemonstrationNodes nodes() {
    return Holder.NODES;
  }

  private static final class Holder {
    private static final DemonstrationNodes NODES = DemonstrationNodes.start(CLOCK);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(NODES::close, "stage-closer"));
    }
  }
}
