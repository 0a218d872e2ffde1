package nl.draad.chat;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.draad.identity.DeskId;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import nl.draad.postgres.Queries;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Workers going on and off duty, per desk of the organisations that they work for. Running chats
/// stay, whatever a worker does here. Thread-safe.
public final class Duties {
  private final Database database;
  private final Clock clock;

  public Duties(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What this worker's duty is now. [Refusal#NOT_ALLOWED] for somebody who answers clients
  /// nowhere.
  public Future<Answer<Duty>> of(PersonId worker) {
    return read(database, worker);
  }

  /// On duty at exactly these desks from now on; none is off duty. [Refusal#NOT_FOUND] when one is
  /// not a desk of this worker's own organisations; nothing changes then.
  public Future<Answer<Duty>> set(PersonId worker, Set<DeskId> desks) {
    return database.transaction(
        deed ->
            DutyStatements.desks(deed, worker)
                .map(own -> refusal(own, desks))
                .compose(may -> may.then(_ -> change(deed, worker, desks))));
  }

  private Future<Answer<Duty>> change(Queries deed, PersonId worker, Set<DeskId> desks) {
    return DutyStatements.begin(deed, worker)
        .compose(_ -> ClaimStatements.duty(deed, worker))
        .compose(_ -> replace(deed, worker, desks))
        .compose(_ -> read(deed, worker));
  }

  private Future<Void> replace(Queries deed, PersonId worker, Set<DeskId> desks) {
    return DutyStatements.leave(deed, worker, desks)
        .compose(_ -> DutyStatements.enter(deed, worker, desks, clock.instant()));
  }

  private static Answer<Boolean> refusal(List<Duty.At> own, Set<DeskId> desks) {
    var ids = own.stream().map(at -> at.desk().id()).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return Answer.refused(Refusal.NOT_ALLOWED);
    }
    return ids.containsAll(desks) ? Answer.given(true) : Answer.refused(Refusal.NOT_FOUND);
  }

  private static Future<Answer<Duty>> read(Queries queries, PersonId worker) {
    return DutyStatements.desks(queries, worker)
        .compose(
            desks ->
                desks.isEmpty()
                    ? Answer.<Duty>no(Refusal.NOT_ALLOWED)
                    : DutyStatements.load(queries, worker)
                        .map(load -> Answer.given(new Duty(desks, load.capacity(), load.chats()))));
  }
}
