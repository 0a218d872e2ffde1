package nl.draad.gates.planted.floors.identity;

import nl.draad.gates.planted.floors.http.Door;

/// A lower floor that knows a higher one.
public record UsesTheDoor(Door door) {}
