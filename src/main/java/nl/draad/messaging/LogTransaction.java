package nl.draad.messaging;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Sqlstate;

/// A deed that changes a table and the log, both or neither: entries go in by plain inserts, so
/// that a place which another node took meanwhile rolls everything back, and [ChannelLog#transact]
/// tries the whole deed again. What is appended is told to everyone only after the commit.
///
/// Used only inside the deed it was given to, one statement after the other.
public final class LogTransaction {
  private static final String PLACE = "entry_pkey";
  private static final String REF = "entry_channel_id_author_id_ref_key";

  /// Somebody who was let in.
  record Joining(PersonId person, ChannelId channel) {}

  private final Queries queries;
  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Joining> joinings = new ArrayList<>();

  LogTransaction(Queries queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /// For the feature's own statements in the same transaction.
  public Queries queries() {
    return queries;
  }

  /// Makes a new, empty channel at a place: a desk or a dossier.
  public Future<Void> create(ChannelId channel, ChannelKind kind, UUID organisation, UUID place) {
    return LogStatements.create(queries, channel, kind, organisation, place, clock.instant());
  }

  /// Appends at the channel's end. Fails, and rolls back, when the place or the ref is taken.
  public Future<Entry> append(Draft draft) {
    return LogStatements.end(queries, draft.channel()).compose(end -> append(end, draft));
  }

  /// Appends right behind this end. Whoever writes down a place of an entry reads the end once: a
  /// second look may see what others have committed since.
  private Future<Entry> append(ChannelState end, Draft draft) {
    var entry = end.next(draft, clock.instant());
    return LogStatements.insert(queries, entry).map(entry).onSuccess(entries::add);
  }

  /// What admits a person.
  ///
  /// @param kind [EntryKind#JOINED] or [EntryKind#CLAIMED]
  /// @param visible from which place on this person sees what was said: 1 for all, 0 for from now
  ///   on
  /// @param unread whether what is visible counts as unread
  public record Admission(
      EntryKind kind,
      PersonId by,
      UUID ref,
      PersonId person,
      String name,
      ChannelRole role,
      long visible,
      boolean unread) {}

  /// Lets somebody in, from this very entry on.
  public Future<Entry> admit(ChannelId channel, Admission admission) {
    return LogStatements.end(queries, channel)
        .compose(
            end -> {
              var from = end.end() + 1;
              var visible = admission.visible() == 0 ? from : admission.visible();
              var body =
                  Body.admitted(admission.person(), admission.name(), admission.role(), visible);
              var draft =
                  new Draft(channel, admission.kind(), admission.by(), admission.ref(), 0, body);
              return append(end, draft)
                  .compose(entry -> enter(entry, admission.unread()).map(entry));
            });
  }

  /// Ends somebody's membership at this very entry; gives whether there was one. Nothing is
  /// appended otherwise.
  public Future<Boolean> dismiss(ChannelId channel, PersonId by, UUID ref, PersonId person) {
    var left = new Draft(channel, EntryKind.LEFT, by, ref, 0, Body.dismissed(person));
    return LogStatements.end(queries, channel)
        .compose(
            end ->
                LogStatements.dismiss(queries, channel, person, end.end() + 1)
                    .compose(
                        was -> was ? append(end, left).map(true) : Future.succeededFuture(false)));
  }

  /// Closes the channel with this entry: it stays readable and takes nothing more.
  public Future<Entry> close(Draft ended) {
    return append(ended).compose(entry -> LogStatements.close(queries, ended.channel()).map(entry));
  }

  List<Entry> entries() {
    return entries;
  }

  List<Joining> joinings() {
    return joinings;
  }

  private Future<Void> enter(Entry entry, boolean unread) {
    var member = ChannelState.admitted(entry);
    joinings.add(new Joining(member.person(), entry.channel()));
    var read = unread ? member.visible() - 1 : entry.seq();
    return LogStatements.admit(queries, entry.channel(), member, read);
  }

  static boolean isPlaceTaken(Throwable failure) {
    return Sqlstate.isTaken(failure, PLACE);
  }

  /// Whether a deed failed because something with its ref was appended before.
  public static boolean isRefTaken(Throwable failure) {
    return Sqlstate.isTaken(failure, REF);
  }
}
