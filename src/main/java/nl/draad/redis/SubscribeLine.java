package nl.draad.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.SlotHash;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The line on which this node hears. Every new line begins by subscribing to the whole wanted set;
/// only when Redis has confirmed all of it is the listener told that we are back.
final class SubscribeLine extends Line<StatefulRedisPubSubConnection<String, byte[]>> {
  private static final int TOPICS_AT_ONCE = 500;

  private final RedisClient client;
  private final RedisURI address;
  private final boolean cluster;
  private final Topics.Listener listener;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private volatile boolean heard;

  SubscribeLine(RedisClient client, RedisURI address, boolean cluster, Topics.Listener listener) {
    this.client = client;
    this.address = address;
    this.cluster = cluster;
    this.listener = listener;
  }

  boolean isHeard() {
    return heard;
  }

  Future<Void> subscribe(Collection<String> topics) {
    wanted.addAll(topics);
    var line = connection();
    if (topics.isEmpty()) {
      return Future.succeededFuture();
    }
    if (line == null) {
      return Future.failedFuture("Redis is away");
    }
    return Future.fromCompletionStage(confirm(line, List.copyOf(topics)));
  }

  void unsubscribe(Collection<String> topics) {
    wanted.removeAll(Set.copyOf(topics));
    var line = connection();
    if (line != null) {
      for (var some : together(topics)) {
        line.async().sunsubscribe(some.toArray(String[]::new)).exceptionally(_ -> null);
      }
    }
  }

  /// Wants exactly these topics from now on.
  void want(Collection<String> topics) {
    var now = Set.copyOf(topics);
    unsubscribe(wanted.stream().filter(topic -> !now.contains(topic)).toList());
    subscribe(now.stream().filter(topic -> !wanted.contains(topic)).toList());
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

  private CompletableFuture<Void> confirm(
      StatefulRedisPubSubConnection<String, byte[]> line, List<String> topics) {
    var confirmations = new ArrayList<CompletableFuture<Void>>();
    for (var some : together(topics)) {
      confirmations.add(line.async().ssubscribe(some.toArray(String[]::new)).toCompletableFuture());
    }
    return CompletableFuture.allOf(confirmations.toArray(CompletableFuture[]::new));
  }

  /// Topics that one command may name: of one slot in a cluster, any in a single Redis, and never
  /// too many.
  private List<List<String>> together(Collection<String> topics) {
    var groups =
        cluster
            ? topics.stream().collect(Collectors.groupingBy(SlotHash::getSlot)).values()
            : List.of(List.copyOf(topics));
    var commands = new ArrayList<List<String>>();
    for (var group : groups) {
      for (var i = 0; i < group.size(); i += TOPICS_AT_ONCE) {
        commands.add(group.subList(i, Math.min(group.size(), i + TOPICS_AT_ONCE)));
      }
    }
    return commands;
  }
}
