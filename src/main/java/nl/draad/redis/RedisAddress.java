package nl.draad.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.util.List;

/// Where Redis is: one, or some members of a cluster, from which the others are found. Prints
/// without the password.
///
/// @param uris `redis://host:port`, or `rediss://` for TLS
/// @param password empty where Redis asks for none
public record RedisAddress(List<URI> uris, boolean cluster, String password) {

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
    return uris.stream().map(uri -> withPassword(RedisURI.create(uri))).toList();
  }

  RedisURI withPassword(RedisURI uri) {
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
