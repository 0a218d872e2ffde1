package nl.draad.gates.planted.knots.one;

import nl.draad.gates.planted.knots.two.There;

/// Half of a knot.
public record Here(There there) {}
