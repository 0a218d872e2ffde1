package nl.draad.proof.rig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nl.draad.proof.line.FaultProxy;
import nl.draad.testing.OwnRedis;
import nl.draad.testing.OwnRedisCluster;

/// The Redis of a rig: one, or a cluster of three without replicas. Not thread-safe.
public final class RigRedis implements AutoCloseable {
  private final List<OwnRedis> members;
  private final Runnable closing;

  private RigRedis(List<OwnRedis> members, Runnable closing) {
    this.members = members;
    this.closing = closing;
  }

  /// Starts it.
  public static RigRedis start(boolean cluster) {
    if (cluster) {
      var three = OwnRedisCluster.start();
      return new RigRedis(three.members(), three::close);
    }
    var one = OwnRedis.start();
    return new RigRedis(List.of(one), one::close);
  }

  /// One of its servers: the only one, or any of the cluster's.
  public OwnRedis member(RandomGenerator random) {
    return members.get(random.nextInt(members.size()));
  }

  /// A line for one node. Members of a cluster name their own ports to whoever asks, so that a
  /// cluster has no lines of the rig's.
  Optional<FaultProxy> line(long seed) {
    return members.size() == 1
        ? Optional.of(FaultProxy.to(members.getFirst().port(), seed))
        : Optional.empty();
  }

  /// For a node with this line.
  Map<String, String> settings(Optional<FaultProxy> line) {
    return line.map(proxy -> Map.of("DRAAD_REDIS_URI", "redis://127.0.0.1:" + proxy.port()))
        .orElseGet(
            () ->
                Map.of(
                    "DRAAD_REDIS_CLUSTER",
                    "true",
                    "DRAAD_REDIS_URI",
                    String.join(",", members.stream().map(OwnRedis::uri).toList())));
  }

  @Override
  public void close() {
    closing.run();
  }
}
