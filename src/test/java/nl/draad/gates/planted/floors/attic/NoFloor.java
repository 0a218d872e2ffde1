package nl.draad.gates.planted.floors.attic;

/// A package that nobody gave a floor.
public final class NoFloor {}
