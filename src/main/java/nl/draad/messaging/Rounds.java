package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.draad.identity.PersonId;
import nl.draad.identity.SessionId;
import nl.draad.postgres.Database;
import nl.draad.wire.Refusal;

/// A node's regular rounds: says that it lives and notices other nodes that do not any more;
/// compares the memberships and sessions of the people who are connected with PostgreSQL, so that a
/// joining or a signing out that nobody published is noticed; and notices that the database is
/// another one than before. A verticle, confined to its own event loop.
final class Rounds extends VerticleBase {
  /// Within how many seconds a missed joining or signing out is noticed.
  static final int ROUND_SECONDS = 15;

  private static final String NODES = "draad:nodes";
  private static final String BACK = "draad:back";
  private static final int BEAT_MILLIS = 2_000;
  private static final int AT_ONCE = 500;

  /// Which of these sessions have ended.
  interface EndedSessions extends Function<Collection<SessionId>, Future<Set<SessionId>>> {}

  /// Which node this is, on which database.
  record Node(UUID id, Database database, Epoch epoch) {}

  private final Node node;
  private final Switchboard switchboard;
  private final Devices devices;
  private final List<Lane> lanes;
  private final Neighbours others = new Neighbours();
  private EndedSessions ended = _ -> Future.succeededFuture(Set.of());

  Rounds(Node node, Switchboard switchboard, Devices devices, List<Lane> lanes) {
    this.node = node;
    this.switchboard = switchboard;
    this.devices = devices;
    this.lanes = lanes;
  }

  void ask(EndedSessions question) {
    ended = question;
  }

  @Override
  public Future<?> start() {
    switchboard.onBack(() -> context.runOnContext(_ -> back()));
    node.epoch().onDoubt(() -> context.runOnContext(_ -> checkEpoch()));
    vertx.setPeriodic(BEAT_MILLIS, _ -> beat());
    vertx.setPeriodic(ROUND_SECONDS * 1_000L, _ -> round());
    switchboard.listen(
        NODES, context, text -> others.heard(UUID.fromString(text), System.nanoTime()));
    switchboard.listen(BACK, context, _ -> compareEnds());
    return checkEpoch();
  }

  /// What this node published while it could not speak was lost: the others look for it.
  private void back() {
    switchboard.say(BACK, node.id().toString());
    round();
  }

  private void compareEnds() {
    lanes.forEach(lane -> lane.run(() -> lane.watch().compareAll()));
  }

  private void beat() {
    switchboard.say(NODES, node.id().toString());
    var now = System.nanoTime();
    if (!switchboard.areHeard()) {
      others.nobodyWasHeard(now);
      return;
    }
    if (others.isMissing(now)) {
      compareEnds();
    }
    var lost = others.lose(now);
    for (var other : lost) {
      lanes.forEach(lane -> lane.run(() -> lane.watch().lost(other)));
    }
    if (!lost.isEmpty()) {
      round();
    }
  }

  private void round() {
    var people = List.copyOf(devices.people());
    for (var i = 0; i < people.size(); i += AT_ONCE) {
      compare(people.subList(i, Math.min(people.size(), i + AT_ONCE)));
    }
    var sessions = devices.sessions();
    if (!sessions.isEmpty()) {
      ended.apply(sessions).onSuccess(devices::endHere);
    }
    checkEpoch();
  }

  private void compare(List<PersonId> people) {
    LogStatements.live(node.database(), people)
        .onSuccess(
            live ->
                live.forEach(
                    (person, channels) ->
                        channels.forEach(channel -> devices.joinedHere(person, channel))));
  }

  private Future<Void> checkEpoch() {
    return ReadStatements.epoch(node.database())
        .compose(this::compareEpoch)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /// The new one counts only once every lane has read its channels anew; until then nothing is
  /// appended, and the next round tries again.
  private Future<Void> compareEpoch(String now) {
    if (node.epoch().isFirst()) {
      node.epoch().know(now);
    }
    if (node.epoch().isKnown(now)) {
      return Future.succeededFuture();
    }
    return Future.all(lanes.stream().map(lane -> lane.call(lane::reload)).toList())
        .onSuccess(
            _ -> {
              node.epoch().know(now);
              devices.closeAll(Refusal.GOING_AWAY);
            })
        .mapEmpty();
  }
}
