package nl.draad.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Which member of a cluster carries which slot, asked again every two seconds, so that a failover
/// or a moved slot is followed. Runs on a thread of its own.
final class ClusterLayout {
  private static final int PERIOD_MILLIS = 2_000;

  /// Called when the layout is known first, and whenever it changed.
  interface Listener {
    void changed(Map<Integer, RedisURI> homes);
  }

  private final RedisClusterClient client;
  private final Listener listener;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redis-layout").factory());
  private Map<Integer, RedisURI> homes = Map.of();

  ClusterLayout(RedisAddress address, Listener listener) {
    this.client = RedisClusterClient.create(address.members());
    client.setOptions(
        ClusterClientOptions.builder()
            .socketOptions(Wire.SOCKETS)
            .timeoutOptions(Wire.TIMEOUTS)
            .build());
    this.listener = listener;
  }

  void start() {
    var _ = thread.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    thread.shutdownNow();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }

  private void look() {
    Map<Integer, RedisURI> now;
    try {
      client.refreshPartitions();
      now = homes();
    } catch (RuntimeException _) {
      return; // no member answers: the lines notice it themselves, and the next look may succeed
    }
    if (!now.isEmpty() && !now.equals(homes)) {
      homes = now;
      listener.changed(now);
    }
  }

  private Map<Integer, RedisURI> homes() {
    var found = new HashMap<Integer, RedisURI>();
    for (var member : client.getPartitions()) {
      if (member.is(RedisClusterNode.NodeFlag.UPSTREAM)) {
        member.getSlots().forEach(slot -> found.put(slot, member.getUri()));
      }
    }
    return found.size() == SlotHash.SLOT_COUNT ? found : Map.of();
  }
}
