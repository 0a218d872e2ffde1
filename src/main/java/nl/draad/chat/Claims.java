package nl.draad.chat;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.draad.access.Access;
import nl.draad.access.ChannelRole;
import nl.draad.identity.DeskId;
import nl.draad.identity.PersonId;
import nl.draad.identity.Uuids;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.ChannelLog;
import nl.draad.messaging.EntryKind;
import nl.draad.messaging.LogTransaction;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// How a worker takes a waiting chat: never two workers, never above the worker's capacity.
///
/// One transaction locks the worker's duty row, then the chat, then takes the lowest free slot,
/// lets the worker into the channel and counts the change of the queue. The duty row makes one
/// worker's claims come one after the other, the chat's row two workers' claims of one chat; the
/// keys of `chat_slot` hold even if both locks were forgotten. A place in the log that the client's
/// own post took meanwhile rolls all of it back, and it is tried again. Thread-safe.
public final class Claims {
  private final ChannelLog log;
  private final DeskQueues queues;
  private final Clock clock;
  private final Uuids uuids;

  public Claims(ChannelLog log, DeskQueues queues, Clock clock) {
    this.log = log;
    this.queues = queues;
    this.clock = clock;
    this.uuids = new Uuids(clock);
  }

  /// Takes this chat. Claimed by this worker before: the same. [Refusal#NOT_FOUND] for a chat of
  /// another organisation, [Refusal#NOT_ON_DUTY], [Refusal#ALREADY_TAKEN], [Refusal#NO_CAPACITY].
  public Future<Answer<Chat>> claim(PersonId worker, ChannelId chat) {
    var ref = uuids.next();
    return log.transact(
            deed ->
                ClaimStatements.duty(deed.queries(), worker)
                    .compose(_ -> claim(deed, worker, chat, ref)))
        .map(answer -> answer.map(queues::told));
  }

  /// Takes the chat that waits longest at a desk. Beside the refusals of [#claim]:
  /// [Refusal#QUEUE_EMPTY].
  public Future<Answer<Chat>> claimOldest(PersonId worker, DeskId desk) {
    var ref = uuids.next();
    return log.transact(
            deed ->
                ClaimStatements.duty(deed.queries(), worker)
                    .compose(_ -> ClaimStatements.desk(deed.queries(), desk, worker))
                    .compose(facts -> oldest(deed, worker, desk, facts))
                    .compose(found -> found.then(chat -> claim(deed, worker, chat, ref))))
        .map(answer -> answer.map(queues::told));
  }

  private static Future<Answer<ChannelId>> oldest(
      LogTransaction deed, PersonId worker, DeskId desk, Optional<ClaimStatements.AtDesk> facts) {
    if (facts.isEmpty() || facts.get().role().isEmpty()) {
      return Answer.no(Refusal.NOT_FOUND);
    }
    if (facts.get().role().filter(Access::mayAnswer).isEmpty()) {
      return Answer.no(Refusal.NOT_ALLOWED);
    }
    if (!facts.get().onDuty()) {
      return Answer.no(Refusal.NOT_ON_DUTY);
    }
    return ClaimStatements.oldest(deed.queries(), desk, worker)
        .map(
            found -> found.map(Answer::given).orElseGet(() -> Answer.refused(Refusal.QUEUE_EMPTY)));
  }

  private Future<Answer<QueueChange>> claim(
      LogTransaction deed, PersonId worker, ChannelId chat, UUID ref) {
    return ChatStatements.lock(deed.queries(), chat, worker)
        .compose(
            found ->
                found
                    .map(locked -> decide(deed, locked, ref))
                    .orElseGet(() -> Answer.no(Refusal.NOT_FOUND)));
  }

  private Future<Answer<QueueChange>> decide(
      LogTransaction deed, ChatStatements.Locked chat, UUID ref) {
    if (chat.state() == ChatState.ACTIVE
        && chat.worker().filter(chat.asker().person()::equals).isPresent()) {
      return QueueChange.none(deed, chat.id());
    }
    return refusal(chat)
        .<Future<Answer<QueueChange>>>map(Answer::no)
        .orElseGet(() -> take(deed, chat, ref));
  }

  private static Optional<Refusal> refusal(ChatStatements.Locked chat) {
    var asker = chat.asker();
    var own = chat.client().equals(asker.person());
    if (asker.role().isEmpty() && !own) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    if (own || asker.role().filter(Access::mayAnswer).isEmpty()) {
      return Optional.of(Refusal.NOT_ALLOWED);
    }
    if (!asker.onDuty()) {
      return Optional.of(Refusal.NOT_ON_DUTY);
    }
    return chat.state() == ChatState.WAITING
        ? Optional.empty()
        : Optional.of(Refusal.ALREADY_TAKEN);
  }

  private Future<Answer<QueueChange>> take(
      LogTransaction deed, ChatStatements.Locked chat, UUID ref) {
    var worker = chat.asker();
    return ClaimStatements.slot(deed.queries(), worker.person(), chat.id())
        .compose(
            free -> free ? letIn(deed, chat, ref) : Answer.<QueueChange>no(Refusal.NO_CAPACITY));
  }

  private Future<Answer<QueueChange>> letIn(
      LogTransaction deed, ChatStatements.Locked chat, UUID ref) {
    var worker = chat.asker();
    var admission =
        new LogTransaction.Admission(
            EntryKind.CLAIMED,
            worker.person(),
            ref,
            worker.person(),
            worker.name(),
            ChannelRole.WORKER,
            1,
            true);
    return ClaimStatements.take(deed.queries(), chat.id(), worker.person(), clock.instant())
        .compose(_ -> deed.admit(chat.id(), admission))
        .compose(_ -> QueueChange.of(deed, chat.id(), chat.desk()));
  }
}
