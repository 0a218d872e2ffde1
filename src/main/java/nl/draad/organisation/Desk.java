package nl.draad.organisation;

import nl.draad.identity.DeskId;

/// A desk by the name that people choose it by.
public record Desk(DeskId id, String name) {}
