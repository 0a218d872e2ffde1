package nl.draad.proof.fault;

import static nl.draad.proof.fault.Part.SHAPE;

import java.util.List;
import nl.draad.proof.rig.Shape;

/// Rigs that are wrong by themselves, without anything that breaks.
final class ShapeFaults {
  private static final int LASTS_SECONDS = 20;
  private static final int DELIVERY_SECONDS = 8;

  private ShapeFaults() {}

  static List<Fault> all() {
    var goesOn = Expectation.goesOn("nobody notices", DELIVERY_SECONDS);
    return List.of(
        new Fault(
            "skew-clocks",
            "The clocks of the nodes are an hour apart.",
            Fault.Scene.only(Shape.SKEWED, SHAPE, LASTS_SECONDS),
            goesOn,
            (_, _) -> () -> {}),
        new Fault(
            "none",
            "Nothing breaks: what the others are compared with.",
            Fault.Scene.any(SHAPE, LASTS_SECONDS),
            goesOn,
            (_, _) -> () -> {}));
  }
}
