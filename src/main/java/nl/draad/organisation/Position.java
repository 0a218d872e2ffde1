package nl.draad.organisation;

import nl.draad.identity.StaffRole;

/// What somebody does for one organisation.
public record Position(Organisation organisation, StaffRole role) {}
