package nl.draad.gates.planted.technology;

import java.util.logging.Logger;

/// Logs past the log.
public record UsesJavaLogging(Logger logger) {}
