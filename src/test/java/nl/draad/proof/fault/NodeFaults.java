package nl.draad.proof.fault;

import static nl.draad.proof.fault.Part.NODES;

import java.util.List;
import java.util.random.RandomGenerator;
import nl.draad.proof.rig.Rig;

/// Nodes that die, stand still or are replaced.
final class NodeFaults {
  private static final int KILLED_SECONDS = 15;

  /// Beyond every time-out: the longest is the silence of a device's line, 60 to 85 seconds.
  private static final int PAUSED_SECONDS = 90;

  private static final int ROLLING_SECONDS = 5;

  private NodeFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "kill-node",
            "A node is killed, and is started again later.",
            Fault.Scene.any(NODES, KILLED_SECONDS),
            Expectation.someWait("its devices come back through the other nodes", 0),
            NodeFaults::kill),
        new Fault(
            "pause-node",
            "A node stands still for longer than every time-out, and goes on.",
            Fault.Scene.any(NODES, PAUSED_SECONDS),
            Expectation.someWait("the devices of the other nodes go on", PAUSED_SECONDS),
            NodeFaults::pause),
        new Fault(
            "roll-nodes",
            "Each node in turn is stopped in good order and started again.",
            Fault.Scene.any(NODES, ROLLING_SECONDS),
            Expectation.someWait("devices are told to go to the other nodes", 0),
            NodeFaults::roll));
  }

  private static Fault.Trouble kill(Rig rig, RandomGenerator random) {
    var node = rig.node(random).process();
    node.kill();
    return node::start;
  }

  private static Fault.Trouble pause(Rig rig, RandomGenerator random) {
    var node = rig.node(random).process();
    node.pause();
    return node::resume;
  }

  private static Fault.Trouble roll(Rig rig, RandomGenerator random) {
    for (var node : rig.nodes()) {
      node.process().stop();
      node.process().start();
      node.process().awaitReady();
    }
    return () -> {};
  }
}
