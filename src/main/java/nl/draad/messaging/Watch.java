package nl.draad.messaging;

import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Notices what a lane missed, and fetches it from PostgreSQL: a gap before a newer entry, and a
/// last entry that was committed but never published, because its node died in between. Ends are
/// compared in a slow rotation, each followed channel within [#ROTATION_SECONDS]; at once after
/// another node was lost, and as long as it is missed ([Neighbours]); after Redis came back and
/// after an own pause; and every second while Redis is away. That is the bound on delivery.
///
/// Confined to the lane.
final class Watch {
  /// Within how many seconds every followed channel is compared once.
  static final int ROTATION_SECONDS = 15;

  private static final int TICK_MILLIS = 1_000;
  private static final int PAUSED_NANOS = 2_000_000_000;
  private static final int GAP_MILLIS = 50;
  private static final int AT_ONCE = 1_000;
  private static final int NEWER_AT_ONCE = 200;
  private static final int IDLE_MILLIS = 60_000;

  private final Lane lane;
  private int turn;
  private long lastTick;

  Watch(Lane lane) {
    this.lane = lane;
  }

  void start(Vertx vertx) {
    lastTick = System.nanoTime();
    vertx.setPeriodic(TICK_MILLIS, _ -> tick());
  }

  /// Compares the ends of all channels now.
  void compareAll() {
    compare(List.copyOf(lane.channels()));
  }

  /// Something is missing before an entry that came: it may be on its way, so wait a moment, then
  /// fetch.
  void expect(LiveChannel live) {
    lane.vertx()
        .timer(GAP_MILLIS)
        .onComplete(
            _ -> {
              if (live.hasGap()) {
                mend(live);
              }
            });
  }

  /// Fetches what a channel misses.
  void mend(LiveChannel live) {
    fetch(Map.of(live.id(), live.state().end()));
  }

  /// An entry that this node committed apart from its lane, or heard of.
  void arrived(Entry entry) {
    lane.findEvenLoading(entry.channel()).filter(live -> live.take(entry)).ifPresent(this::expect);
  }

  /// Takes in entries that were read from the log.
  void takeAll(List<Entry> entries) {
    for (var entry : entries) {
      lane.find(entry.channel()).ifPresent(live -> live.take(entry));
    }
  }

  /// A node is gone: its people are, and what it committed last may never have been published.
  void lost(UUID node) {
    for (var live : lane.channels()) {
      if (live.presence().lost(node)) {
        lane.marks().presenceChanged(live);
      }
    }
    compareAll();
  }

  private void tick() {
    var now = System.nanoTime();
    var paused = now - lastTick > PAUSED_NANOS;
    lastTick = now;
    turn = (turn + 1) % ROTATION_SECONDS;
    expireLate(now);
    if (paused || !lane.node().links().areHeard()) {
      compareAll();
    } else {
      compare(
          lane.channels().stream()
              .filter(live -> Math.floorMod(live.id().hashCode(), ROTATION_SECONDS) == turn)
              .toList());
    }
    lane.closeIdle(lane.now() - IDLE_MILLIS);
  }

  /// Over a copy: who hears that it was too late may open a channel here.
  private void expireLate(long now) {
    for (var live : List.copyOf(lane.channels())) {
      live.takeLate(now).forEach(Appends::tooLate);
    }
  }

  private void compare(Collection<LiveChannel> channels) {
    var loaded = channels.stream().filter(LiveChannel::isLoaded).map(LiveChannel::id).toList();
    for (var i = 0; i < loaded.size(); i += AT_ONCE) {
      var some = loaded.subList(i, Math.min(loaded.size(), i + AT_ONCE));
      LogStatements.ends(lane.node().database(), some).onSuccess(this::compared);
    }
  }

  private void compared(Map<ChannelId, Long> ends) {
    var behind = new HashMap<ChannelId, Long>();
    ends.forEach(
        (id, end) ->
            lane.find(id)
                .filter(live -> live.state().end() < end)
                .ifPresent(live -> behind.put(id, live.state().end())));
    if (!behind.isEmpty()) {
      fetch(behind);
    }
  }

  private void fetch(Map<ChannelId, Long> ends) {
    LogStatements.newer(lane.node().database(), ends, NEWER_AT_ONCE)
        .onSuccess(
            newer -> {
              takeAll(newer);
              fetchRest(newer);
            });
  }

  /// A channel that gave a full page may have more.
  private void fetchRest(List<Entry> newer) {
    var counts = new HashMap<ChannelId, Integer>();
    newer.forEach(entry -> counts.merge(entry.channel(), 1, Integer::sum));
    var rest = new HashMap<ChannelId, Long>();
    counts.forEach(
        (id, count) -> {
          if (count == NEWER_AT_ONCE) {
            lane.find(id).ifPresent(live -> rest.put(id, live.state().end()));
          }
        });
    if (!rest.isEmpty()) {
      fetch(rest);
    }
  }
}
