package nl.draad.messaging;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.draad.redis.RedisAddress;
import nl.draad.redis.Topics;
import org.jspecify.annotations.Nullable;

/// The node's way to and from the other nodes: channels' messages go to their lanes, everything
/// else to whoever listens to its topic. At most once, never the only copy: whoever listens also
/// asks the store after [#onBack]. Thread-safe.
public final class Switchboard implements Topics.Listener, Lane.Links {
  private static final byte SAID = 's';

  private record Ear(Inbox<String> inbox) {}

  private final Fanout fanout;
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private final Map<String, Set<Ear>> ears = new ConcurrentHashMap<>();
  private final Promise<Void> first = Promise.promise();
  private final List<Runnable> onBack = new CopyOnWriteArrayList<>();
  private volatile @Nullable Topics topics; // null before open and while there is no Redis at all

  Switchboard(UUID node) {
    this.fanout = new Fanout(node);
  }

  /// Begins to hear and to speak, for these lanes.
  void open(RedisAddress redis, List<Lane> lanes) {
    this.lanes.addAll(lanes);
    topics = Topics.open(redis, this);
  }

  void close() {
    var line = topics;
    topics = null;
    if (line != null) {
      line.close();
    }
  }

  Fanout fanout() {
    return fanout;
  }

  /// Listens to a topic that is not a channel's, on a context. Completes when nothing said from now
  /// on is missed; fails when Redis is away, and is heard once it is back.
  public Future<Runnable> listen(String topic, Context context, Consumer<String> listener) {
    var ear = new Ear(new Inbox<>(context, listener));
    Runnable end = () -> deaf(topic, ear);
    var confirmed = new AtomicReference<>(Future.<Void>succeededFuture());
    // Within the map's own lock, so that an end of listening cannot come between.
    ears.compute(
        topic,
        (_, before) -> {
          var listeners = before == null ? ConcurrentHashMap.<Ear>newKeySet() : before;
          listeners.add(ear);
          confirmed.set(subscribe(List.of(topic)));
          return listeners;
        });
    return confirmed.get().map(end).otherwise(end);
  }

  /// Says a text on a topic to the other nodes; this node does not hear itself.
  public void say(String topic, String text) {
    publish(List.of(fanout.said(topic, SAID, text)));
  }

  /// Completes when the other nodes are heard for the first time.
  Future<Void> heardOnce() {
    return first.future();
  }

  /// Called, on no particular thread, whenever the other nodes are heard again.
  public void onBack(Runnable deed) {
    onBack.add(deed);
  }

  @Override
  public Future<Void> subscribe(Collection<String> wanted) {
    var line = topics;
    return line == null || wanted.isEmpty() ? Future.succeededFuture() : line.subscribe(wanted);
  }

  @Override
  public void unsubscribe(Collection<String> wanted) {
    var line = topics;
    if (line != null && !wanted.isEmpty()) {
      line.unsubscribe(wanted);
    }
  }

  @Override
  public void publish(List<Topics.Message> messages) {
    var line = topics;
    if (line != null) {
      line.publish(messages);
    }
  }

  @Override
  public boolean areHeard() {
    var line = topics;
    return line != null && line.isHeard();
  }

  @Override
  public void heard(String topic, byte[] text) {
    var message = ByteBuffer.wrap(text);
    if (fanout.isOwn(message)) {
      return;
    }
    if (Fanout.isChannel(topic)) {
      var channel = Fanout.channel(topic);
      lanes.get(channel.lane(lanes.size())).hear(channel, message);
    } else {
      Fanout.speaker(message);
      message.get();
      var said = Fanout.text(message);
      ears.getOrDefault(topic, Set.of()).forEach(ear -> ear.inbox().put(said));
    }
  }

  @Override
  public void away() {
    // The lanes' watch sees it by itself and compares ends every second until we are back.
  }

  @Override
  public void back() {
    first.tryComplete();
    lanes.forEach(lane -> lane.run(() -> lane.watch().compareAll()));
    onBack.forEach(Runnable::run);
  }

  private void deaf(String topic, Ear ear) {
    ears.computeIfPresent(
        topic,
        (_, listeners) -> {
          listeners.remove(ear);
          if (listeners.isEmpty()) {
            unsubscribe(List.of(topic));
            return null;
          }
          return listeners;
        });
  }
}
