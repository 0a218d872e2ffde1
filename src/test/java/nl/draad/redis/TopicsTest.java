package nl.draad.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.draad.testing.OwnRedis;
import nl.draad.testing.OwnRedisCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said reaches who listens, on one Redis and on a cluster, also after Redis was lost. That
/// nothing is promised about what is said meanwhile is the contract, so nothing here asks for it.
class TopicsTest {

  @Test
  void aTextReachesAListenerThatWasReadyBeforeIt() {
    try (var redis = OwnRedis.start();
        var north = Node.open(RedisAddress.of(redis.uri()));
        var south = Node.open(RedisAddress.of(redis.uri()))) {
      var topic = topic();
      south.topics.subscribe(List.of(topic)).await();
      north.topics.publish(
          List.of(
              new Topics.Message(topic, bytes("een")), new Topics.Message(topic, bytes("twee"))));
      assertThat(south.next()).isEqualTo(topic + " een");
      assertThat(south.next()).isEqualTo(topic + " twee");
    }
  }

  @Test
  void aNewRedisHearsTheWholeWantedSetAgain() {
    try (var redis = OwnRedis.start();
        var north = Node.open(RedisAddress.of(redis.uri()));
        var south = Node.open(RedisAddress.of(redis.uri()))) {
      var topics = IntStream.range(0, 1_200).mapToObj(_ -> topic()).toList();
      south.topics.subscribe(topics).await();
      redis.crash();
      south.awaitNews("away");
      north.awaitNews("away");
      assertThat(south.topics.isHeard()).isFalse();
      redis.restart();
      south.awaitNews("back");
      north.awaitNews("back");
      for (var topic : List.of(topics.getFirst(), topics.getLast())) {
        north.publishUntilHeard(south, topic, "weer");
      }
    }
  }

  @Test
  void aFrozenRedisIsNoticedAlthoughItsLineStaysOpen() {
    try (var redis = OwnRedis.start();
        var node = Node.open(RedisAddress.of(redis.uri()))) {
      redis.freeze();
      node.awaitNews("away");
      redis.thaw();
      node.awaitNews("back");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRedisThatTakesALineAndSaysNothingIsTriedAgain(boolean cluster) throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      silent.setSoTimeout(20_000); // less than the minute that the driver would wait
      var uri = URI.create("redis://127.0.0.1:" + silent.getLocalPort());
      try (var _ = new Node(new RedisAddress(List.of(uri), cluster, ""));
          var first = silent.accept();
          var second = silent.accept();
          var third = silent.accept()) {
        assertThat(List.of(first, second, third)).allMatch(Socket::isConnected);
      }
    }
  }

  @Test
  void aPasswordIsUsed() throws IOException {
    try (var redis = OwnRedis.start()) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
        socket.getOutputStream().write(bytes("CONFIG SET requirepass geheim\r\n"));
        assertThat(socket.getInputStream().readNBytes(3)).isEqualTo(bytes("+OK"));
      }
      var address = new RedisAddress(List.of(URI.create(redis.uri())), false, "geheim");
      try (var node = Node.open(address)) {
        node.topics.subscribe(List.of(topic())).await();
        assertThat(node.topics.isHeard()).isTrue();
        assertThat(address.toString()).doesNotContain("geheim");
      }
    }
  }

  @Test
  void aClusterCarriesTopicsOfAllSlots() {
    try (var cluster = OwnRedisCluster.start();
        var north = Node.open(address(cluster));
        var south = Node.open(address(cluster))) {
      var topics = IntStream.range(0, 60).mapToObj(_ -> topic()).toList();
      south.topics.subscribe(topics).await();
      for (var topic : topics) {
        north.topics.publish(List.of(new Topics.Message(topic, bytes("hier"))));
        assertThat(south.next()).isEqualTo(topic + " hier");
      }
    }
  }

  @Test
  void aLostShardOfAClusterIsNoticedAndTheOthersGoOn() {
    try (var cluster = OwnRedisCluster.start();
        var north = Node.open(address(cluster));
        var south = Node.open(address(cluster))) {
      var topics = IntStream.range(0, 60).mapToObj(_ -> topic()).toList();
      south.topics.subscribe(topics).await();
      cluster.members().getFirst().crash();
      south.awaitNews("away");
      assertThat(south.topics.isHeard()).isFalse();
      var heard =
          topics.stream()
              .filter(
                  topic -> {
                    north.topics.publish(List.of(new Topics.Message(topic, bytes("nog"))));
                    return south.hearsWithin(topic + " nog", 200);
                  })
              .count();
      assertThat(heard).isBetween(1L, 59L);
    }
  }

  private static RedisAddress address(OwnRedisCluster cluster) {
    return new RedisAddress(cluster.uris().stream().map(URI::create).toList(), true, "");
  }

  private static String topic() {
    return "test:" + UUID.randomUUID();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// A listening node, and what it heard.
  private static final class Node implements Topics.Listener, AutoCloseable {
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final Topics topics;

    private Node(RedisAddress address) {
      topics = Topics.open(address, this);
    }

    static Node open(RedisAddress address) {
      var node = new Node(address);
      node.awaitNews("back");
      return node;
    }

    void publishUntilHeard(Node other, String topic, String text) {
      var tries = 0;
      do {
        assertThat(tries++).isLessThan(100);
        topics.publish(List.of(new Topics.Message(topic, bytes(text))));
      } while (!other.hearsWithin(topic + " " + text, 200));
    }

    boolean hearsWithin(String text, int millis) {
      return text.equals(poll(heard, millis));
    }

    String next() {
      return Objects.requireNonNull(poll(heard, 10_000), "nothing heard");
    }

    void awaitNews(String expected) {
      while (!expected.equals(Objects.requireNonNull(poll(news, 15_000), "no news"))) {
        Thread.onSpinWait();
      }
    }

    private static @org.jspecify.annotations.Nullable String poll(
        LinkedBlockingQueue<String> queue, int millis) {
      try {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }

    @Override
    public void heard(String topic, byte[] text) {
      heard.add(topic + " " + new String(text, StandardCharsets.UTF_8));
    }

    @Override
    public void away() {
      news.add("away");
    }

    @Override
    public void back() {
      news.add("back");
    }

    @Override
    public void close() {
      topics.close();
    }
  }
}
