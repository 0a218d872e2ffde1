package nl.draad.proof.fault;

import static nl.draad.proof.fault.Part.REDIS;
import static nl.draad.proof.fault.Part.REDIS_LINES;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import nl.draad.proof.line.Mode;
import nl.draad.proof.rig.Rig;
import nl.draad.proof.rig.Shape;

/// Redis that dies, forgets and stands still, and bad lines to it. Delivery goes on: three seconds
/// to notice, then a second a message.
final class RedisFaults {
  private static final int AWAY_SECONDS = 15;
  private static final int NOTICED_AND_ASKED_SECONDS = 10;

  /// What a node says that nobody hears is found by the others in their slow rotation.
  private static final int ROTATION_SECONDS = 20;

  private static final Mode LATE = new Mode.Delay(Duration.ofMillis(100), Duration.ofMillis(900));
  private static final String GOES_ON = "posts are stored, and delivered a little later";

  private RedisFaults() {}

  static List<Fault> all() {
    var goesOn = Expectation.goesOn(GOES_ON, NOTICED_AND_ASKED_SECONDS);
    return List.of(
        new Fault(
            "kill-redis",
            "Redis is killed, and started again with its memory lost.",
            Fault.Scene.usual(REDIS, AWAY_SECONDS),
            goesOn,
            RedisFaults::kill),
        new Fault(
            "pause-redis",
            "Redis stands still for longer than every time-out, and goes on.",
            Fault.Scene.usual(REDIS, AWAY_SECONDS),
            goesOn,
            RedisFaults::pause),
        new Fault(
            "lose-shard",
            "One member of a Redis Cluster is killed, and started again.",
            Fault.Scene.only(Shape.CLUSTER, REDIS, AWAY_SECONDS),
            goesOn,
            RedisFaults::kill),
        new Fault(
            "pause-shard",
            "One member of a Redis Cluster stands still, and goes on.",
            Fault.Scene.only(Shape.CLUSTER, REDIS, AWAY_SECONDS),
            goesOn,
            RedisFaults::pause),
        new Fault(
            "slow-redis",
            "What goes between the nodes and Redis comes up to a second later.",
            Fault.Scene.usual(REDIS_LINES, AWAY_SECONDS),
            goesOn,
            RedisFaults::delay),
        new Fault(
            "drop-redis",
            "Nothing arrives between one node and Redis, and nobody is told; then the lines break.",
            Fault.Scene.usual(REDIS_LINES, AWAY_SECONDS),
            // Its heartbeat is missed by the others, so that all is compared, with a bound of its
            // own.
            Expectation.goesOn(GOES_ON, NOTICED_AND_ASKED_SECONDS),
            RedisFaults::drop),
        new Fault(
            "deaf-redis",
            "One node can speak to Redis, but hears nothing of it; then the lines break.",
            Fault.Scene.usual(REDIS_LINES, AWAY_SECONDS),
            Expectation.goesOn(GOES_ON, ROTATION_SECONDS),
            RedisFaults::deafen));
  }

  private static Fault.Trouble kill(Rig rig, RandomGenerator random) {
    return Outages.killed(rig.redis().member(random));
  }

  private static Fault.Trouble pause(Rig rig, RandomGenerator random) {
    return Outages.paused(rig.redis().member(random));
  }

  private static Fault.Trouble delay(Rig rig, RandomGenerator random) {
    rig.nodes().forEach(node -> node.redis().orElseThrow().both(LATE));
    return () -> rig.nodes().forEach(node -> node.redis().orElseThrow().both(Mode.PASS));
  }

  private static Fault.Trouble drop(Rig rig, RandomGenerator random) {
    return Silences.both(rig.node(random).redis().orElseThrow());
  }

  private static Fault.Trouble deafen(Rig rig, RandomGenerator random) {
    return Silences.back(rig.node(random).redis().orElseThrow());
  }
}
