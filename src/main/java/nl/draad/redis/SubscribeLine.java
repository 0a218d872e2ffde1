package nl.draad.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The line on which this node hears. Every new line begins by subscribing to the whole wanted set;
/// only when Redis has confirmed all of it is the listener told that we are back.
final class SubscribeLine extends Line<StatefulRedisPubSubConnection<String, byte[]>> {
  private static final int TOPICS_AT_ONCE = 500;

  private final RedisClient client;
  private final RedisURI address;
  private final Topics.Listener listener;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private volatile boolean heard;

  SubscribeLine(RedisClient client, RedisURI address, Topics.Listener listener) {
    this.client = client;
    this.address = address;
    this.listener = listener;
  }

  boolean isHeard() {
    return heard;
  }

  Future<Void> subscribe(Collection<String> topics) {
    wanted.addAll(topics);
    var line = connection();
    if (line == null) {
      return Future.failedFuture("Redis is away");
    }
    return Future.fromCompletionStage(confirm(line, List.copyOf(topics)));
  }

  void unsubscribe(Collection<String> topics) {
    wanted.removeAll(Set.copyOf(topics));
    var line = connection();
    if (line != null && !topics.isEmpty()) {
      line.async().sunsubscribe(topics.toArray(String[]::new)).exceptionally(_ -> null);
    }
  }

  @Override
  CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> connect() {
    return client.connectPubSubAsync(Wire.CODEC, address);
  }

  @Override
  CompletableFuture<?> ping(StatefulRedisPubSubConnection<String, byte[]> connection) {
    return connection.async().ping().toCompletableFuture();
  }

  @Override
  void up(StatefulRedisPubSubConnection<String, byte[]> connection) {
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void smessage(String topic, byte[] text) {
            listener.heard(topic, text);
          }
        });
    var _ =
        confirm(connection, List.copyOf(wanted))
            .whenComplete((_, failure) -> later(() -> confirmed(connection, failure)));
  }

  @Override
  void down() {
    heard = false;
    listener.away();
  }

  private void confirmed(
      StatefulRedisPubSubConnection<String, byte[]> line, @Nullable Throwable failure) {
    if (connection() != line) {
      return;
    }
    if (failure != null) {
      lost();
    } else {
      heard = true;
      listener.back();
    }
  }

  private static CompletableFuture<Void> confirm(
      StatefulRedisPubSubConnection<String, byte[]> line, List<String> topics) {
    var confirmations = new ArrayList<CompletableFuture<Void>>();
    for (var i = 0; i < topics.size(); i += TOPICS_AT_ONCE) {
      var some = topics.subList(i, Math.min(topics.size(), i + TOPICS_AT_ONCE));
      confirmations.add(line.async().ssubscribe(some.toArray(String[]::new)).toCompletableFuture());
    }
    return CompletableFuture.allOf(confirmations.toArray(CompletableFuture[]::new));
  }
}
