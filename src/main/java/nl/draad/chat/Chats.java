package nl.draad.chat;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.Uuids;
import nl.draad.messaging.Body;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.ChannelLog;
import nl.draad.messaging.Draft;
import nl.draad.messaging.EntryKind;
import nl.draad.messaging.LogTransaction;
import nl.draad.organisation.hours.Timetables;
import nl.draad.postgres.Database;
import nl.draad.postgres.Sqlstate;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;

/// What clients do at a desk, and what both sides do with a chat they have: ask, look, end. Taking
/// one is [Claims]'. A chat that is not this person's own is [Refusal#NOT_FOUND], whether it exists
/// or not. Thread-safe.
public final class Chats {
  private static final String REF = "chat_client_id_ref_key";
  private static final int TRIES = 3;

  private final Database database;
  private final ChannelLog log;
  private final DeskQueues queues;
  private final Timetables timetables;
  private final Clock clock;
  private final Uuids uuids;

  public Chats(
      Database database, ChannelLog log, DeskQueues queues, Timetables timetables, Clock clock) {
    this.database = database;
    this.log = log;
    this.queues = queues;
    this.timetables = timetables;
    this.clock = clock;
    this.uuids = new Uuids(clock);
  }

  /// The chat that was asked for, and whether it is a new one.
  public record Asked(Chat chat, boolean fresh) {}

  /// Asks for a chat: it waits at the desk from then on, behind everyone who waits there. The same
  /// wish again, or another one while a chat is open at this desk, gives the chat that is there.
  /// [Refusal#REF_REUSED] when the ref came with another wish; [Refusal#DESK_CLOSED] when there is
  /// no such chat and the desk is closed. Who waits when it closes keeps the place.
  public Future<Answer<Asked>> ask(PersonId client, Wish wish) {
    return ask(client, wish, 1);
  }

  /// Ends a chat, by its client or its worker; while it waits, that is its client giving it up. One
  /// that is ended already stays as it is.
  public Future<Answer<Chat>> end(PersonId person, ChannelId chat) {
    return log.transact(deed -> ending(deed, person, chat)).map(answer -> answer.map(queues::told));
  }

  /// One of this person's own chats.
  public Future<Answer<Chat>> find(PersonId person, ChannelId chat) {
    return ChatStatements.one(database, chat, person)
        .compose(ids -> ChatStatements.cards(database, ids))
        .map(
            found ->
                found.isEmpty()
                    ? Answer.refused(Refusal.NOT_FOUND)
                    : Answer.given(found.getFirst()));
  }

  /// The chats that this person has open, as client or as worker.
  public Future<List<Chat>> open(PersonId person) {
    return ChatStatements.open(database, person)
        .compose(ids -> ChatStatements.cards(database, ids));
  }

  /// The chats that a client asked for.
  public Future<ChatPage> ofClient(PersonId client, ChatPage.Wanted page) {
    return ChatStatements.ofClient(database, client, page.before(), page.limit() + 1)
        .compose(ids -> page(ids, page.limit()));
  }

  /// The chats that a worker took.
  public Future<ChatPage> ofWorker(PersonId worker, ChatPage.Wanted page) {
    return ChatStatements.ofWorker(database, worker, page.before(), page.limit() + 1)
        .compose(ids -> page(ids, page.limit()));
  }

  /// The chats that a client had with workers of one organisation. Who may know of them is the
  /// caller's question.
  public Future<ChatPage> talked(
      PersonId client, OrganisationId organisation, ChatPage.Wanted page) {
    return ChatStatements.talked(database, client, organisation, page.before(), page.limit() + 1)
        .compose(ids -> page(ids, page.limit()));
  }

  private Future<ChatPage> page(List<ChannelId> ids, int limit) {
    var more = ids.size() > limit;
    return ChatStatements.cards(database, more ? ids.subList(0, limit) : ids)
        .map(chats -> new ChatPage(chats, more));
  }

  /// The same ref at two desks at once: one of them finds the other's chat when it asks again.
  private Future<Answer<Asked>> ask(PersonId client, Wish wish, int attempt) {
    return log.transact(deed -> asking(deed, client, wish))
        .map(answer -> answer.map(change -> new Asked(queues.told(change), change.version() > 0)))
        .recover(
            cause ->
                attempt < TRIES && Sqlstate.isTaken(cause, REF)
                    ? ask(client, wish, attempt + 1)
                    : Future.failedFuture(cause));
  }

  private Future<Answer<QueueChange>> asking(LogTransaction deed, PersonId client, Wish wish) {
    return ChatStatements.desk(deed.queries(), wish.desk(), client)
        .compose(
            found ->
                found
                    .map(at -> unlessEarlier(deed, client, wish, at))
                    .orElseGet(() -> Answer.no(Refusal.NOT_FOUND)));
  }

  private Future<Answer<QueueChange>> unlessEarlier(
      LogTransaction deed, PersonId client, Wish wish, ChatStatements.AskedAt at) {
    return ChatStatements.earlier(deed.queries(), client, wish)
        .compose(
            earlier -> {
              var same = earlier.stream().filter(chat -> chat.ref().equals(wish.ref())).findAny();
              if (same.isPresent() && !isSame(same.get(), wish)) {
                return Answer.no(Refusal.REF_REUSED);
              }
              return same.or(() -> earlier.stream().findAny())
                  .map(chat -> QueueChange.none(deed, chat.id()))
                  .orElseGet(() -> whileOpen(deed, client, wish, at));
            });
  }

  private static boolean isSame(ChatStatements.Earlier chat, Wish wish) {
    return chat.desk().equals(wish.desk()) && chat.subject().equals(wish.subject());
  }

  /// The desk is locked: its hours do not change between this look and the end of the deed, and the
  /// time that is judged is the one that the chat is asked for at.
  private Future<Answer<QueueChange>> whileOpen(
      LogTransaction deed, PersonId client, Wish wish, ChatStatements.AskedAt at) {
    var now = clock.instant();
    return timetables
        .isOpen(deed.queries(), wish.desk(), now)
        .compose(open -> open ? open(deed, client, wish, at, now) : Answer.no(Refusal.DESK_CLOSED));
  }

  private Future<Answer<QueueChange>> open(
      LogTransaction deed, PersonId client, Wish wish, ChatStatements.AskedAt at, Instant now) {
    var id = new ChannelId(uuids.next());
    return deed.create(id, ChannelKind.CHAT, at.organisation().value(), wish.desk().value())
        .compose(_ -> ChatStatements.insert(deed.queries(), id, client, wish, now))
        .compose(_ -> begin(deed, id, client, wish, at.client().name()))
        .compose(_ -> QueueChange.of(deed, id, wish.desk()));
  }

  private static Future<Void> begin(
      LogTransaction deed, ChannelId id, PersonId client, Wish wish, String name) {
    var opened = new Draft(id, EntryKind.OPENED, client, wish.ref(), 0, asked(wish.subject()));
    var admission =
        new LogTransaction.Admission(
            EntryKind.JOINED,
            client,
            Uuids.derived("joined/" + wish.ref()),
            client,
            name,
            ChannelRole.CLIENT,
            1,
            false);
    return deed.append(opened).compose(_ -> deed.admit(id, admission)).mapEmpty();
  }

  private static Body asked(Optional<Subject> subject) {
    return Body.of(
        Json.bytes(
            json -> {
              if (subject.isPresent()) {
                json.writeStringField("subject", subject.get().text());
              }
            }));
  }

  private Future<Answer<QueueChange>> ending(LogTransaction deed, PersonId person, ChannelId chat) {
    return ChatStatements.lock(deed.queries(), chat, person)
        .compose(
            found ->
                found
                    .filter(locked -> isOwn(locked, person))
                    .map(locked -> end(deed, locked))
                    .orElseGet(() -> Answer.no(Refusal.NOT_FOUND)));
  }

  private static boolean isOwn(ChatStatements.Locked chat, PersonId person) {
    return chat.client().equals(person) || chat.worker().filter(person::equals).isPresent();
  }

  private Future<Answer<QueueChange>> end(LogTransaction deed, ChatStatements.Locked chat) {
    if (!chat.state().isOpen()) {
      return QueueChange.none(deed, chat.id());
    }
    var person = chat.asker().person();
    var by = chat.client().equals(person) ? "client" : "worker";
    var waited = chat.state() == ChatState.WAITING;
    var now = waited ? ChatState.CANCELLED : ChatState.ENDED;
    return ChatStatements.end(deed.queries(), chat.id(), now, clock.instant(), by)
        .compose(_ -> deed.close(ended(chat.id(), person, uuids.next(), by)))
        .compose(
            _ ->
                waited
                    ? QueueChange.of(deed, chat.id(), chat.desk())
                    : QueueChange.none(deed, chat.id()));
  }

  private static Draft ended(ChannelId chat, PersonId author, UUID ref, String by) {
    var body = Body.of(Json.bytes(json -> json.writeStringField("by", by)));
    return new Draft(chat, EntryKind.ENDED, author, ref, 0, body);
  }
}
