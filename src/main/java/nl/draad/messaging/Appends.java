package nl.draad.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Sqlstate;
import nl.draad.postgres.Unreachable;
import nl.draad.redis.Topics;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// Compare and append: how a draft gets its place. The policy is asked of the channel as of its
/// last entry N, and the entry is inserted at N+1 with the primary key as the fence. If that
/// succeeds, nobody changed the channel since the policy was asked. If not, what is newer is taken
/// in, the ref is looked up, and the policy is asked again.
///
/// After [#LOST_ROUNDS] lost rounds on one channel it queues under an advisory lock instead.
/// Confined to the lane.
final class Appends implements LogWriter.Outcome {
  /// How long an append may take before its author is told to come again.
  static final long PATIENCE_NANOS = 5_000_000_000L;

  private static final int LOST_ROUNDS = 3;
  private static final int GIVE_UP_ROUNDS = 12;
  private static final int AGAIN_MILLIS = 250;
  private static final int NEWER_AT_ONCE = 200;

  private final Lane lane;
  private final LogWriter writer;
  private final Counter appended = Metrics.counter("draad.log.appended");
  private final Counter lostRounds = Metrics.counter("draad.log.lost.rounds");
  private Consumer<Entry> observer = _ -> {};
  private int unanswered;
  private @Nullable Promise<Void> idle; // null until somebody waits for it

  Appends(Lane lane, Context context) {
    this.lane = lane;
    this.writer = new LogWriter(lane.node().store().line(), context, this);
  }

  /// Told of every entry that this node appended by itself, after it was committed.
  void observe(Consumer<Entry> observer) {
    this.observer = observer;
  }

  /// Appends, if the policy allows it as of the last entry. The author's device, if there is one,
  /// is told by an ack.
  Future<Answer<Entry>> append(Draft draft, Policy policy, @Nullable Origin origin) {
    unanswered++;
    return lane.open(draft.channel())
        .compose(
            found ->
                found
                    .map(live -> queue(live, draft, policy, origin))
                    .orElseGet(() -> Answer.no(Refusal.NOT_FOUND)))
        .onComplete(_ -> answered());
  }

  /// Completes when every append that came so far has its answer; each gets one in time.
  Future<Void> idle() {
    var promise = idle == null ? Promise.<Void>promise() : idle;
    idle = promise;
    if (unanswered == 0) {
      promise.tryComplete();
    }
    return promise.future();
  }

  private void answered() {
    unanswered--;
    if (unanswered == 0 && idle != null) {
      idle.tryComplete();
    }
  }

  private Future<Answer<Entry>> queue(
      LiveChannel live, Draft draft, Policy policy, @Nullable Origin origin) {
    if (live.isFull()) {
      return Answer.no(Refusal.TOO_FAST);
    }
    var append = new PendingAppend(draft, policy, origin, System.nanoTime() + PATIENCE_NANOS);
    live.queue(append);
    live.touch(lane.now());
    pump(live);
    return append.result().future();
  }

  /// Proposes the next waiting append of a channel, unless one is under way.
  private void pump(LiveChannel live) {
    for (var next = live.next(); next.isPresent(); next = live.next()) {
      var append = next.get();
      var refusal = append.policy().ask(live.state());
      if (refusal.isPresent()) {
        append.result().complete(Answer.refused(refusal.get()));
      } else {
        live.begin(append);
        var entry = live.state().next(append.draft(), lane.node().clock().instant());
        writer.propose(new LogWriter.Proposal(live, append, entry));
      }
    }
  }

  @Override
  public void stored(List<LogWriter.Proposal> proposals) {
    var messages = new ArrayList<Topics.Message>(proposals.size());
    for (var proposal : proposals) {
      messages.add(lane.node().fanout().entry(proposal.entry()));
      accept(proposal.channel(), proposal.append(), proposal.entry());
    }
    lane.node().links().publish(messages);
    appended.increment(proposals.size());
    proposals.forEach(proposal -> pump(proposal.channel()));
  }

  private void accept(LiveChannel live, PendingAppend append, Entry entry) {
    live.finish();
    live.stored(entry, append);
    append.result().complete(Answer.given(entry));
    observer.accept(entry);
  }

  @Override
  public void lost(List<LogWriter.Proposal> proposals) {
    lostRounds.increment(proposals.size());
    proposals.forEach(proposal -> proposal.append().lost());
    settle(proposals);
  }

  @Override
  public void uncertain(List<LogWriter.Proposal> proposals) {
    var now = System.nanoTime();
    var late = proposals.stream().filter(proposal -> proposal.append().isLate(now)).toList();
    late.forEach(proposal -> giveUp(proposal.channel(), proposal.append()));
    var others = proposals.stream().filter(proposal -> !late.contains(proposal)).toList();
    if (!others.isEmpty()) {
      lane.vertx().timer(AGAIN_MILLIS).onComplete(_ -> settle(others));
    }
  }

  @Override
  public void failed(LogWriter.Proposal proposal, Throwable cause) {
    proposal.channel().finish();
    proposal.append().result().fail(cause);
    pump(proposal.channel());
  }

  /// Takes in what is newer in these channels and looks up what became of their refs; then each is
  /// decided.
  private void settle(List<LogWriter.Proposal> proposals) {
    var ends = new HashMap<ChannelId, Long>();
    proposals.forEach(
        proposal -> ends.put(proposal.channel().id(), proposal.channel().state().end()));
    var database = lane.node().database();
    LogStatements.newer(database, ends, NEWER_AT_ONCE)
        .onSuccess(lane.watch()::takeAll)
        .compose(
            _ ->
                LogStatements.find(
                    database, proposals.stream().map(p -> p.append().draft()).toList()))
        .onSuccess(found -> decide(proposals, found))
        .onFailure(_ -> uncertain(proposals));
  }

  private void decide(List<LogWriter.Proposal> proposals, List<Entry> found) {
    var byChannel = found.stream().collect(Collectors.toMap(Entry::channel, entry -> entry));
    for (var proposal : proposals) {
      var before = Optional.ofNullable(byChannel.get(proposal.channel().id()));
      if (before.isPresent()) {
        repeated(proposal.channel(), proposal.append(), before.get());
      } else {
        again(proposal.channel(), proposal.append());
      }
    }
  }

  /// The ref came before: the same thing said again is answered with its first place, another thing
  /// is refused.
  private void repeated(LiveChannel live, PendingAppend append, Entry before) {
    live.finish();
    if (before.repeats(append.draft())) {
      var origin = append.origin();
      if (origin != null && live.state().member(before.author()).isPresent()) {
        origin.settled().run();
        origin.device().tell(live.id(), EntryCodec.ack(before));
      }
      append.result().complete(Answer.given(before));
      publishAgain(before);
    } else {
      append.result().complete(Answer.refused(Refusal.REF_REUSED));
    }
    pump(live);
  }

  /// Its first try may have died before it was published. Told as it stands now, not as it was
  /// written.
  private void publishAgain(Entry before) {
    LogStatements.newer(lane.node().database(), Map.of(before.channel(), before.seq() - 1), 1)
        .onSuccess(
            entries -> entries.stream().map(lane.node().fanout()::entry).forEach(lane::publish));
  }

  private void again(LiveChannel live, PendingAppend append) {
    if (append.isLate(System.nanoTime())) {
      giveUp(live, append);
    } else if (append.losses() >= LOST_ROUNDS) {
      appendLocked(live, append);
    } else {
      live.finish();
      live.requeue(append);
      pump(live);
    }
  }

  void giveUp(LiveChannel live, PendingAppend append) {
    live.finish();
    tooLate(append);
    pump(live);
  }

  /// Not stored for certain, or nobody knows: two different numbers.
  static void tooLate(PendingAppend append) {
    var refusal = append.wasSent() ? Refusal.OUTCOME_UNKNOWN : Refusal.UNAVAILABLE;
    append.result().complete(Answer.refused(refusal));
  }

  /// Behind the others that lost as often: read the end, ask, append, under the channel's advisory
  /// lock.
  private void appendLocked(LiveChannel live, PendingAppend append) {
    append.markSent();
    lane.node()
        .database()
        .transaction(
            deed ->
                LogStatements.lock(deed, live.id())
                    .compose(_ -> lane.node().store().epoch().recognise(deed))
                    .compose(_ -> readAndInsert(deed, live, append)))
        .onSuccess(entry -> locked(live, append, entry))
        .onFailure(cause -> notLocked(live, append, cause));
  }

  private Future<Optional<Entry>> readAndInsert(
      Queries deed, LiveChannel live, PendingAppend append) {
    return LogStatements.newer(deed, Map.of(live.id(), live.state().end()), NEWER_AT_ONCE)
        .compose(
            newer -> {
              lane.watch().takeAll(newer);
              if (append.policy().ask(live.state()).isPresent()) {
                return Future.succeededFuture(Optional.empty());
              }
              var entry = live.state().next(append.draft(), lane.node().clock().instant());
              return LogStatements.insert(deed, entry).map(Optional.of(entry));
            });
  }

  private void locked(LiveChannel live, PendingAppend append, Optional<Entry> entry) {
    if (entry.isPresent()) {
      lane.publish(lane.node().fanout().entry(entry.get()));
      appended.increment();
      accept(live, append, entry.get());
    } else {
      live.finish();
      live.requeue(append); // the policy says no: it is asked once more on the usual way
    }
    pump(live);
  }

  private void notLocked(LiveChannel live, PendingAppend append, Throwable cause) {
    var proposal =
        new LogWriter.Proposal(
            live, append, live.state().next(append.draft(), lane.node().clock().instant()));
    if (append.lost() >= GIVE_UP_ROUNDS) {
      giveUp(live, append);
    } else if (cause instanceof MissingPredecessor) {
      lane.node().store().epoch().doubt();
      lane.reload(List.of(live)).onComplete(_ -> uncertain(List.of(proposal)));
    } else if (cause instanceof Epoch.Strange
        || cause instanceof Unreachable
        || Sqlstate.isPassing(cause)
        || LogTransaction.isPlaceTaken(cause)
        || LogTransaction.isRefTaken(cause)) {
      uncertain(List.of(proposal));
    } else {
      failed(proposal, cause);
    }
  }
}
