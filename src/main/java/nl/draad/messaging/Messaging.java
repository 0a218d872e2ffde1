package nl.draad.messaging;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.draad.identity.SessionId;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.postgres.LogLine;
import nl.draad.redis.RedisAddress;

/// This floor's wiring, in one visible order: the switchboard to other nodes, the lanes, the log
/// over them, devices, and what they may ask. One per node. Thread-safe once it is started.
public final class Messaging {
  /// What it stands on.
  ///
  /// @param redis other nodes are heard through it
  /// @param lanes how many event loops share the channels
  public record Ground(
      Database database,
      DatabaseAddress address,
      RedisAddress redis,
      int lanes,
      InstantSource clock) {}

  /// How long a starting node waits for Redis; without it, it starts all the same.
  private static final int REDIS_MILLIS = 2_000;

  private final Vertx vertx;
  private final Ground ground;
  private final Switchboard switchboard;
  private final Epoch epoch = new Epoch();
  private final List<Lane> lanes = new ArrayList<>();
  private final Devices devices;
  private final ChannelLog log;
  private final Reading reading;
  private final Conversation conversation;
  private final Rounds rounds;
  private final List<String> deployments = new ArrayList<>();

  /// Wires the parts; nothing runs before [#start].
  public Messaging(Vertx vertx, Ground ground) {
    this.vertx = vertx;
    this.ground = ground;
    var node = UUID.randomUUID();
    switchboard = new Switchboard(node);
    devices = new Devices(vertx, switchboard);
    for (var i = 0; i < ground.lanes(); i++) {
      lanes.add(new Lane(laneNode(), devices::gone));
    }
    log = new ChannelLog(ground.database(), ground.clock(), switchboard, lanes);
    log.onJoined(devices::joined);
    reading = new Reading(ground.database(), log, devices);
    conversation = new Conversation(log, devices, reading, ground.clock());
    rounds =
        new Rounds(new Rounds.Node(node, ground.database(), epoch), switchboard, devices, lanes);
  }

  private Lane.Node laneNode() {
    return new Lane.Node(
        new Lane.Store(
            ground.database(), new LogLine(vertx, ground.address(), epoch::recognise), epoch),
        switchboard.fanout(),
        switchboard,
        ground.clock());
  }

  /// Starts the lanes, then opens the lines to other nodes.
  public Future<Void> start() {
    var started = Future.<Void>succeededFuture();
    for (var lane : lanes) {
      started = started.compose(_ -> deploy(lane)).onSuccess(_ -> observe(lane));
    }
    return started
        .compose(_ -> vertx.executeBlocking(this::openLines))
        .compose(_ -> Future.any(switchboard.heardOnce(), vertx.timer(REDIS_MILLIS)))
        .compose(_ -> devices.start())
        .compose(_ -> deploy(rounds));
  }

  /// Writes what is in flight and closes the lines. The devices are gone before.
  public Future<Void> stop() {
    var stopped = Future.<Void>succeededFuture();
    for (var deployment : deployments.reversed()) {
      stopped = stopped.eventually(() -> vertx.undeploy(deployment));
    }
    return stopped.eventually(() -> vertx.executeBlocking(this::closeLines));
  }

  public ChannelLog log() {
    return log;
  }

  public Conversation conversation() {
    return conversation;
  }

  public Devices devices() {
    return devices;
  }

  public Switchboard switchboard() {
    return switchboard;
  }

  /// Which database this is, on which timeline: told to devices at `hello`.
  public Future<String> epoch() {
    return ReadStatements.epoch(ground.database());
  }

  /// Asked in every round: which of these sessions have ended.
  public void endedSessions(Function<Collection<SessionId>, Future<Set<SessionId>>> question) {
    rounds.ask(question::apply);
  }

  private Future<Void> deploy(io.vertx.core.Deployable part) {
    return vertx
        .deployVerticle(part, new DeploymentOptions().setThreadingModel(ThreadingModel.EVENT_LOOP))
        .onSuccess(deployments::add)
        .mapEmpty();
  }

  private void observe(Lane lane) {
    lane.run(() -> lane.appends().observe(log::observed));
  }

  private Void openLines() {
    switchboard.open(ground.redis(), lanes);
    return null;
  }

  private Void closeLines() {
    switchboard.close();
    return null;
  }
}
