package nl.draad.gates.planted.floors.http;

/// A high floor.
public final class Door {}
