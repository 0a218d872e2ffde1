package nl.draad.gates.planted.technology;

import io.vertx.sqlclient.Row;

/// Reads rows without being a type of statements.
public record UsesSqlClient(Row row) {}
