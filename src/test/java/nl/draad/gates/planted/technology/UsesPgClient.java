package nl.draad.gates.planted.technology;

import io.vertx.pgclient.PgConnection;

/// Talks to PostgreSQL outside its package.
public record UsesPgClient(PgConnection connection) {}
