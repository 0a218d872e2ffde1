package nl.draad.gates.planted.technology;

import io.lettuce.core.RedisClient;

/// Talks to Redis outside its package.
public record UsesLettuce(RedisClient client) {}
