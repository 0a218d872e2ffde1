package nl.draad.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The line on which this node speaks. A batch is one flush. What is said while the line is down is
/// lost, as promised.
final class PublishLine extends Line<StatefulRedisConnection<String, byte[]>> {
  private final RedisClient client;
  private final RedisURI address;

  PublishLine(RedisClient client, RedisURI address) {
    this.client = client;
    this.address = address;
  }

  @Override
  CompletionStage<StatefulRedisConnection<String, byte[]>> connect() {
    return client.connectAsync(Wire.CODEC, address);
  }

  @Override
  CompletableFuture<?> ping(StatefulRedisConnection<String, byte[]> connection) {
    var pong = connection.async().ping().toCompletableFuture();
    connection.flushCommands();
    return pong;
  }

  @Override
  void up(StatefulRedisConnection<String, byte[]> connection) {
    connection.setAutoFlushCommands(false);
  }

  @Override
  void down() {}

  void publish(List<Topics.Message> messages) {
    var line = connection();
    if (line == null) {
      return;
    }
    var commands = line.async();
    for (var message : messages) {
      // A publish that fails is not repeated: whoever missed it asks the store.
      commands.spublish(message.topic(), message.text()).exceptionally(_ -> 0L);
    }
    line.flushCommands();
  }
}
