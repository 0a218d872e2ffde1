package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import nl.draad.postgres.Database;
import nl.draad.postgres.LogLine;
import nl.draad.redis.Topics;
import org.jspecify.annotations.Nullable;

/// One event loop's share of the channels: a channel lives on the lane that its id hashes to, and
/// everything about it happens there. A verticle; every method but [#call], [#run] and [#hear] is
/// for its own loop only.
///
/// Read [LiveChannel] for what is held of a channel, [Appends] for how something gets its place,
/// [Watch] for how what was missed is noticed.
final class Lane extends VerticleBase {
  /// What a lane needs of its node.
  record Node(Store store, Fanout fanout, Links links, InstantSource clock) {
    Database database() {
      return store.database();
    }
  }

  /// The log's store: the pool, the lane's own line for appending, and which database that is.
  record Store(Database database, LogLine line, Epoch epoch) {}

  /// The way to other nodes; set once, before the first use.
  interface Links {
    Future<Void> subscribe(Collection<String> topics);

    void unsubscribe(Collection<String> topics);

    void publish(List<Topics.Message> messages);

    boolean areHeard();
  }

  private final Node node;
  private final BiConsumer<Device, ChannelId> gone; // what happens to a device that loses access
  private final Map<ChannelId, LiveChannel> channels = new HashMap<>();
  private final Map<ChannelId, Promise<Optional<LiveChannel>>> opening = new HashMap<>();
  private @Nullable Inbox<Runnable> inbox; // null before start
  private @Nullable Appends appends; // null before start
  private @Nullable Watch watch; // null before start
  private @Nullable Marks marks; // null before start
  private final List<ChannelId> gathered = new ArrayList<>(); // opened together at the tick's end

  Lane(Node node, BiConsumer<Device, ChannelId> gone) {
    this.node = node;
    this.gone = gone;
  }

  @Override
  public Future<?> start() {
    inbox = new Inbox<>(context, Runnable::run);
    marks = new Marks(vertx, this, node.database());
    appends = new Appends(this, context);
    watch = new Watch(this);
    watch.start(vertx);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return appends().idle().eventually(marks()::flush).eventually(node.store().line()::close);
  }

  Node node() {
    return node;
  }

  Vertx vertx() {
    return vertx;
  }

  Appends appends() {
    return started(appends);
  }

  Watch watch() {
    return started(watch);
  }

  Marks marks() {
    return started(marks);
  }

  Collection<LiveChannel> channels() {
    return channels.values();
  }

  Optional<LiveChannel> find(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel)).filter(LiveChannel::isLoaded);
  }

  /// Also one that is still being loaded.
  Optional<LiveChannel> findEvenLoading(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel));
  }

  /// Runs something on this lane, from anywhere.
  void run(Runnable deed) {
    started(inbox).put(deed);
  }

  /// Runs a deed on this lane, from anywhere; its answer comes back on the caller's own context.
  <T> Future<T> call(Supplier<Future<T>> deed) {
    var caller = Vertx.currentContext();
    var promise = Promise.<T>promise();
    run(
        () ->
            Future.succeededFuture() // so that what throws is answered too
                .compose(_ -> deed.get())
                .onComplete(
                    answer -> {
                      if (caller == null || caller == context) {
                        promise.handle(answer);
                      } else {
                        caller.runOnContext(_ -> promise.handle(answer));
                      }
                    }));
    return promise.future();
  }

  /// A message from another node, on Redis' thread.
  void hear(ChannelId channel, ByteBuffer message) {
    run(() -> heard(channel, message));
  }

  /// The channel, followed by this node from now on; empty if there is none. Subscribe first, then
  /// read: what is appended between waits in the channel until it is loaded.
  Future<Optional<LiveChannel>> open(ChannelId channel) {
    var live = channels.get(channel);
    if (live != null && live.isLoaded()) {
      live.touch(now());
      return Future.succeededFuture(Optional.of(live));
    }
    return opening.computeIfAbsent(channel, this::gather).future();
  }

  /// A device begins to follow a channel; gives whether it did not already. Empty if there is no
  /// such channel.
  Future<Boolean> follow(ChannelId channel, Device device) {
    return open(channel).map(found -> found.map(live -> begin(live, device)).orElse(false));
  }

  private boolean begin(LiveChannel live, Device device) {
    if (!live.following().add(device)) {
      return false;
    }
    if (live.state().member(device.principal().person()).isEmpty()) {
      watch().mend(live); // let in by another node a moment ago: that entry is on its way
    }
    marks().presenceChanged(live);
    marks().announcePresence(live);
    return true;
  }

  /// A device follows a channel no longer.
  void unfollow(ChannelId channel, Device device) {
    find(channel)
        .ifPresent(
            live -> {
              live.following().remove(device);
              live.touch(now());
              marks().presenceChanged(live);
              marks().announcePresence(live);
            });
  }

  /// The store is another one than before: what was held of ends is forgotten and read anew.
  Future<Void> reload() {
    return reload(channels.values().stream().filter(LiveChannel::isLoaded).toList());
  }

  Future<Void> reload(Collection<LiveChannel> doubtful) {
    return LogStatements.open(node.database(), doubtful.stream().map(LiveChannel::id).toList())
        .onSuccess(states -> doubtful.forEach(live -> reloaded(live, states.get(live.id()))))
        .mapEmpty();
  }

  private void reloaded(LiveChannel live, @Nullable ChannelState state) {
    if (state == null) {
      channels.remove(live.id());
    } else {
      live.reload(state);
    }
  }

  /// Lets go of channels that nobody needs.
  void closeIdle(long since) {
    var idle = channels.values().stream().filter(live -> live.isIdle(since)).toList();
    idle.forEach(live -> channels.remove(live.id()));
    node.links().unsubscribe(Fanout.topics(idle.stream().map(LiveChannel::id).toList()));
  }

  long now() {
    return node.clock().millis();
  }

  /// Something of one of its channels is published.
  void publish(Topics.Message message) {
    node.links().publish(List.of(message));
  }

  private Promise<Optional<LiveChannel>> gather(ChannelId channel) {
    channels.computeIfAbsent(channel, id -> new LiveChannel(id, gone));
    gathered.add(channel);
    if (gathered.size() == 1) {
      context.runOnContext(_ -> openGathered());
    }
    return Promise.promise();
  }

  private void openGathered() {
    var wanted = List.copyOf(gathered);
    gathered.clear();
    // Without Redis the node goes on: the watch compares ends.
    here(node.links().subscribe(Fanout.topics(wanted)))
        .otherwiseEmpty()
        .compose(_ -> LogStatements.open(node.database(), wanted))
        .onSuccess(states -> wanted.forEach(id -> opened(id, states.get(id))))
        .onFailure(cause -> wanted.forEach(id -> notOpened(id, cause)));
  }

  /// Redis answers on a thread of its own: what follows happens on the lane again.
  private <T> Future<T> here(Future<T> elsewhere) {
    return Future.future(
        here -> elsewhere.onComplete(answer -> context.runOnContext(_ -> here.handle(answer))));
  }

  private void opened(ChannelId id, @Nullable ChannelState state) {
    var promise = opening.remove(id);
    var live = channels.get(id);
    if (promise == null || live == null) {
      return;
    }
    if (state == null) {
      channels.remove(id);
      node.links().unsubscribe(List.of(Fanout.topic(id)));
      promise.complete(Optional.empty());
      return;
    }
    if (!live.isLoaded()) {
      live.load(state);
    }
    live.touch(now());
    promise.complete(Optional.of(live));
    if (live.hasGap()) {
      watch().mend(live);
    }
    publish(node.fanout().people(id, Fanout.WHO, Set.of()));
  }

  private void notOpened(ChannelId id, Throwable cause) {
    var promise = opening.remove(id);
    channels.remove(id);
    if (promise != null) {
      promise.fail(cause);
    }
  }

  /// While a channel is being loaded only its entries are kept: nobody here shows it yet.
  private void heard(ChannelId channel, ByteBuffer message) {
    var live = channels.get(channel);
    if (live == null) {
      return;
    }
    var speaker = Fanout.speaker(message);
    var kind = message.get();
    if (kind == Fanout.ENTRY) {
      if (live.take(EntryCodec.unpack(channel, message))) {
        watch().expect(live);
      }
    } else if (live.isLoaded()) {
      marks().heard(live, speaker, kind, message);
    }
  }

  static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("expected the lane to be started");
    }
    return part;
  }
}
