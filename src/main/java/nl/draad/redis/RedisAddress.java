package nl.draad.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Where Redis is: one, or some members of a cluster, from which the others are found. Prints
/// without the password.
///
/// @param uris `redis://host:port`, or `rediss://` for TLS
/// @param password empty where Redis asks for none
public record RedisAddress(List<URI> uris, boolean cluster, String password) {
  /// How long a connection may take, and any answer, its greeting included.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  public RedisAddress {
    if (uris.isEmpty()) {
      throw new IllegalArgumentException("expected at least one URI of Redis");
    }
  }

  /// One Redis without a password.
  public static RedisAddress of(String uri) {
    return new RedisAddress(List.of(URI.create(uri)), false, "");
  }

  List<RedisURI> members() {
    return uris.stream().map(uri -> ready(RedisURI.create(uri))).toList();
  }

  /// The same place with our patience and password.
  RedisURI ready(RedisURI uri) {
    uri.setTimeout(PATIENCE);
    if (!password.isEmpty()) {
      uri.setCredentialsProvider(
          () ->
              reactor.core.publisher.Mono.just(
                  io.lettuce.core.RedisCredentials.just(null, password)));
    }
    return uri;
  }

  @Override
  public String toString() {
    return "RedisAddress" + uris;
  }
}
