package nl.draad.proof.fault;

import static nl.draad.proof.fault.Part.DEVICE_LINES;

import java.util.List;
import java.util.random.RandomGenerator;
import nl.draad.proof.line.FaultProxy;
import nl.draad.proof.line.Mode;
import nl.draad.proof.rig.Rig;
import nl.draad.proof.rig.RigNode;

/// Bad lines between devices and nodes, as phones have them.
final class DeviceFaults {
  private static final int LASTS_SECONDS = 20;

  /// Beyond the 85 seconds after which a node gives a silent device up.
  private static final int SILENT_SECONDS = 95;

  private static final int LONGEST_CUT_BYTES = 20_000;
  private static final int NARROW_BYTES_PER_SECOND = 20_000;
  private static final int CUT_EVERY_MILLIS = 2_000;

  private DeviceFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "cut-devices",
            "Lines of devices break in the middle of a frame, again and again.",
            Fault.Scene.any(DEVICE_LINES, LASTS_SECONDS),
            Expectation.allWait("devices come back and repeat", LASTS_SECONDS),
            DeviceFaults::cut),
        new Fault(
            "half-open-devices",
            "Lines of a node's devices are dead, and neither side is told.",
            Fault.Scene.any(DEVICE_LINES, SILENT_SECONDS),
            Expectation.someWait("devices notice, and come back another way", SILENT_SECONDS),
            (rig, random) -> Silences.both(rig.node(random).door())),
        new Fault(
            "deaf-devices",
            "Devices of a node are heard, but hear nothing.",
            Fault.Scene.any(DEVICE_LINES, SILENT_SECONDS),
            Expectation.someWait("devices notice, and come back another way", SILENT_SECONDS),
            (rig, random) -> Silences.back(rig.node(random).door())),
        new Fault(
            "mute-devices",
            "Devices of a node hear, but are not heard.",
            Fault.Scene.any(DEVICE_LINES, SILENT_SECONDS),
            Expectation.someWait("devices notice, and come back another way", SILENT_SECONDS),
            (rig, random) -> Silences.forth(rig.node(random).door())),
        new Fault(
            "slow-devices",
            "Devices of a node read slowly.",
            Fault.Scene.any(DEVICE_LINES, LASTS_SECONDS),
            Expectation.someWait("the devices of other nodes notice nothing", LASTS_SECONDS),
            DeviceFaults::narrow));
  }

  private static Fault.Trouble narrow(Rig rig, RandomGenerator random) {
    var line = rig.node(random).door();
    line.back(new Mode.Throttle(NARROW_BYTES_PER_SECOND));
    return () -> line.back(Mode.PASS);
  }

  private static Fault.Trouble cut(Rig rig, RandomGenerator random) {
    var doors = rig.nodes().stream().map(RigNode::door).toList();
    return Repeated.every(
        CUT_EVERY_MILLIS,
        () -> cutOne(doors, random),
        () -> doors.forEach(door -> door.both(Mode.PASS)));
  }

  private static void cutOne(List<FaultProxy> doors, RandomGenerator random) {
    var door = doors.get(random.nextInt(doors.size()));
    var cut = new Mode.Cut(random.nextInt(LONGEST_CUT_BYTES));
    door.both(Mode.PASS);
    if (random.nextBoolean()) {
      door.forth(cut);
    } else {
      door.back(cut);
    }
  }
}
