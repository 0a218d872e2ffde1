package nl.draad.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.concurrent.CompletableFuture;

/// One Redis that carries topics: all of them, or a share of a cluster's. The line to hear on and
/// the line to speak on.
record Shard(SubscribeLine hearing, PublishLine saying) {

  static Shard open(
      RedisClient client, RedisURI address, boolean cluster, Topics.Listener listener) {
    var shard =
        new Shard(
            new SubscribeLine(client, address, cluster, listener),
            new PublishLine(client, address));
    shard.hearing().start();
    shard.saying().start();
    return shard;
  }

  /// Completes when both lines are closed.
  CompletableFuture<Void> close() {
    return CompletableFuture.allOf(hearing.stop(), saying.stop());
  }
}
