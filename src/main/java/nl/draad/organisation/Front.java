package nl.draad.organisation;

import java.util.List;

/// An organisation's face to anyone: who it is, and where one can ask for a chat.
public record Front(Organisation organisation, List<Desk> desks) {}
