package nl.draad.gates.planted.names;

/// A name that says nothing.
public final class DoorImpl {}
