package nl.draad.gates.planted.knots.two;

import nl.draad.gates.planted.knots.one.Here;

/// The other half.
public interface There {
  Here here();
}
