package nl.draad.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.SlotHash;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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

  private final RedisAddress address;
  private final RedisClient client;
  private final Listener listener;
  private final Optional<ClusterLayout> layout;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Map<RedisURI, Shard> shards = new ConcurrentHashMap<>();
  private volatile Map<Integer, RedisURI> homes =
      Map.of(); // empty until a cluster's layout is known

  private Topics(RedisAddress address, RedisClient client, Listener listener) {
    this.address = address;
    this.client = client;
    this.listener = listener;
    this.layout =
        address.cluster() ? Optional.of(new ClusterLayout(address, this::move)) : Optional.empty();
  }

  /// Starts the lines; Redis may be away and come later.
  public static Topics open(RedisAddress address, Listener listener) {
    var client = RedisClient.create();
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(Wire.SOCKETS)
            .timeoutOptions(Wire.TIMEOUTS)
            .build());
    var topics = new Topics(address, client, listener);
    topics.layout.ifPresentOrElse(
        ClusterLayout::start, () -> topics.shard(address.members().getFirst()));
    return topics;
  }

  /// Wants these topics. Completes when Redis has confirmed them: from then on nothing said there
  /// is missed. Fails when Redis is away; they stay wanted, and [Listener#back] tells when they are
  /// heard.
  public Future<Void> subscribe(Collection<String> topics) {
    wanted.addAll(topics);
    if (!isLaidOut()) {
      return Future.failedFuture("Redis is away");
    }
    var confirmed = new ArrayList<Future<Void>>();
    byShard(topics).forEach((shard, some) -> confirmed.add(shard.hearing().subscribe(some)));
    return Future.all(confirmed).mapEmpty();
  }

  /// Wants them no longer.
  public void unsubscribe(Collection<String> topics) {
    topics.forEach(wanted::remove);
    if (isLaidOut()) {
      byShard(topics).forEach((shard, some) -> shard.hearing().unsubscribe(some));
    }
  }

  /// Says these texts together, in this order per topic. Lost when Redis is away.
  public void publish(List<Message> messages) {
    if (shards.size() == 1) {
      shards.values().forEach(shard -> shard.saying().publish(messages));
    } else if (isLaidOut()) {
      messages.stream()
          .collect(Collectors.groupingBy(message -> shardOf(message.topic())))
          .forEach((shard, some) -> shard.saying().publish(some));
    }
  }

  /// Whether all of Redis is heard now.
  public boolean isHeard() {
    return isLaidOut() && shards.values().stream().allMatch(shard -> shard.hearing().isHeard());
  }

  /// Ends all lines. Blocks shortly; not for an event loop.
  public void close() {
    layout.ifPresent(ClusterLayout::stop);
    CompletableFuture.allOf(
            shards.values().stream().map(Shard::close).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, 1, TimeUnit.SECONDS)
        .exceptionally(_ -> null)
        .join();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }

  private boolean isLaidOut() {
    return layout.isEmpty() || !homes.isEmpty();
  }

  private Map<Shard, List<String>> byShard(Collection<String> topics) {
    return topics.stream().collect(Collectors.groupingBy(this::shardOf));
  }

  private Shard shardOf(String topic) {
    var home = homes.get(SlotHash.getSlot(topic));
    return home == null ? shard(address.members().getFirst()) : shard(home);
  }

  private Shard shard(RedisURI home) {
    return shards.computeIfAbsent(
        home, uri -> Shard.open(client, address.ready(uri), address.cluster(), new Together()));
  }

  /// The cluster is laid out another way: every topic goes where its slot is now, and what was said
  /// meanwhile may be lost.
  private synchronized void move(Map<Integer, RedisURI> now) {
    homes = now;
    var gone = new HashSet<>(shards.keySet());
    gone.removeAll(new HashSet<>(now.values()));
    for (var uri : gone) {
      var shard = shards.remove(uri);
      if (shard != null) {
        var _ = shard.close();
      }
    }
    new HashSet<>(now.values()).forEach(this::shard);
    var topics = byShard(wanted);
    shards.values().forEach(shard -> shard.hearing().want(topics.getOrDefault(shard, List.of())));
    if (isHeard()) {
      listener.back();
    }
  }

  /// The lines of all shards as one: away when one of them is, back when none is any more.
  private final class Together implements Listener {
    @Override
    public void heard(String topic, byte[] text) {
      listener.heard(topic, text);
    }

    @Override
    public void away() {
      listener.away();
    }

    @Override
    public void back() {
      if (isHeard()) {
        listener.back();
      }
    }
  }
}
