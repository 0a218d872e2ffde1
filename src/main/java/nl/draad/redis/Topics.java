package nl.draad.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Texts that go from one node to every node that listens. At most once, without history: nothing
/// here is ever the only copy, and a listener asks the store after every [Listener#back].
///
/// Sharded publish and subscribe, so that a cluster spreads topics over its shards. The wanted set
/// of topics is kept here, not in the driver: after a lost line a new one subscribes to all of it,
/// and only when Redis has confirmed that is [Listener#back] told. Thread-safe; the listener is
/// called on Redis' own threads and only hands over.
public final class Topics {

  /// Who hears what comes, and how the line is.
  public interface Listener {
    /// A text on a topic that was subscribed to.
    void heard(String topic, byte[] text);

    /// Redis cannot be heard: nothing comes until [#back].
    void away();

    /// Every wanted topic is subscribed to again, and confirmed; what was said meanwhile is lost
    /// here.
    void back();
  }

  /// One text for one topic. Never compared, so that the array does no harm.
  @SuppressWarnings("ArrayRecordComponent")
  public record Message(String topic, byte[] text) {}

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final RedisClient client;
  private final SubscribeLine hearing;
  private final PublishLine saying;

  private Topics(RedisClient client, SubscribeLine hearing, PublishLine saying) {
    this.client = client;
    this.hearing = hearing;
    this.saying = saying;
  }

  /// Starts the two lines; Redis may be away and come later.
  public static Topics open(String uri, Listener listener) {
    var client = RedisClient.create(RedisURI.create(uri));
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).keepAlive(true).build())
            .timeoutOptions(TimeoutOptions.enabled(CONNECT))
            .build());
    var address = RedisURI.create(uri);
    var topics =
        new Topics(
            client, new SubscribeLine(client, address, listener), new PublishLine(client, address));
    topics.hearing.start();
    topics.saying.start();
    return topics;
  }

  /// Wants these topics. Completes when Redis has confirmed them: from then on nothing said there
  /// is missed. Fails when Redis is away; they stay wanted, and [Listener#back] tells when they are
  /// heard.
  public Future<Void> subscribe(Collection<String> topics) {
    return hearing.subscribe(topics);
  }

  /// Wants them no longer.
  public void unsubscribe(Collection<String> topics) {
    hearing.unsubscribe(topics);
  }

  /// Says these texts together, in this order. Lost when Redis is away.
  public void publish(List<Message> messages) {
    saying.publish(messages);
  }

  /// Whether Redis is heard now.
  public boolean isHeard() {
    return hearing.isHeard();
  }

  /// Ends both lines. Blocks shortly; not for an event loop.
  public void close() {
    hearing.stop();
    saying.stop();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
