package nl.draad.proof.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.draad.proof.line.FaultProxy;
import nl.draad.proof.line.Mode;

/// A whole installation on this machine, to be broken: nodes, PostgreSQL, Redis, and a line between
/// each two that can be made bad. Not thread-safe.
public final class Rig implements AutoCloseable {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final RigPostgres postgres;
  private final RigRedis redis;
  private final List<RigNode> nodes = new ArrayList<>();

  /// How a rig is built.
  ///
  /// @param seed of the jitter on the lines
  /// @param folder for what the nodes say
  public record Plan(Shape shape, int nodes, long seed, Path folder) {}

  private Rig(Plan plan) {
    this.postgres = RigPostgres.start(plan.shape(), plan.seed());
    this.redis = RigRedis.start(plan.shape() == Shape.CLUSTER);
  }

  /// Starts everything; returns when all nodes serve.
  public static Rig start(Plan plan) {
    var rig = new Rig(plan);
    try {
      Files.createDirectories(plan.folder());
      for (int i = 0; i < plan.nodes(); i++) {
        rig.nodes.add(rig.node(plan, i));
      }
      rig.nodes.forEach(node -> node.process().start());
      rig.nodes.forEach(node -> node.process().awaitReady());
      return rig;
    } catch (IOException e) {
      rig.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      rig.close();
      throw e;
    }
  }

  private RigNode node(Plan plan, int index) {
    var name = "node-" + (index + 1);
    var toPostgres = postgres.line();
    var toRedis = redis.line(plan.seed() + index);
    var environment = new HashMap<>(RigPostgres.settings());
    environment.putAll(redis.settings(toRedis));
    environment.putAll(
        Map.of(
            "DRAAD_NODE_NAME", name,
            "DRAAD_HTTP_HOST", "127.0.0.1",
            "DRAAD_HTTP_BALANCER", "http", // people name addresses of their own
            "DRAAD_NODE_LANES", "2",
            "DRAAD_NODE_DRAIN_SECONDS", "2",
            "DRAAD_POSTGRES_HOST", "127.0.0.1",
            "DRAAD_POSTGRES_PORT", "" + toPostgres.port(),
            "DRAAD_SECURITY_MASTER_KEY", KEY));
    var log = plan.folder().resolve(name + ".log");
    var setup = new NodeProcess.Setup(freePort(), plan.shape().clock(index), log, environment);
    var process = new NodeProcess(setup);
    var door = FaultProxy.to(process.port(), plan.seed() - index);
    return new RigNode(name, process, door, toPostgres, toRedis);
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RigPostgres postgres() {
    return postgres;
  }

  public RigRedis redis() {
    return redis;
  }

  public List<RigNode> nodes() {
    return List.copyOf(nodes);
  }

  /// One of the nodes.
  public RigNode node(RandomGenerator random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /// Where devices find the nodes, each through its own line.
  public List<URI> doors() {
    return nodes.stream()
        .map(node -> URI.create("http://127.0.0.1:" + node.door().port()))
        .toList();
  }

  /// The primary is lost for good; the standby takes over, and all nodes are led there.
  public void failOver() {
    postgres.failOver();
    for (var node : nodes) {
      node.postgres().target(postgres.port());
      node.postgres().cut();
    }
  }

  /// About half of all devices look for another door, so that each node has some.
  public void scatter(RandomGenerator random) {
    nodes.forEach(node -> node.door().cutSome(random));
  }

  /// All lines are good again.
  public void mendLines() {
    for (var node : nodes) {
      mend(node.door());
      mend(node.postgres());
      node.redis().ifPresent(Rig::mend);
    }
  }

  private static void mend(FaultProxy line) {
    line.both(Mode.PASS);
    line.accept();
  }

  /// Returns when every node serves.
  public void awaitReady() {
    nodes.forEach(node -> node.process().awaitReady());
  }

  @Override
  public void close() {
    nodes.forEach(RigNode::close);
    redis.close();
    postgres.close();
  }
}
