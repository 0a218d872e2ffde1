package nl.draad.organisation.hours;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.draad.identity.DeskId;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Transaction;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Keeps when desks are open. Anyone may know it; only a coordinator of a desk's organisation
/// changes it, and to everyone else such a desk is [Refusal#NOT_FOUND]. Thread-safe.
public final class Timetables {
  private final Database database;
  private final InstantSource clock;

  /// Blocks when it is the first of its process: it reads the calendar of holidays. Not for event
  /// loops.
  public Timetables(Database database, InstantSource clock) {
    Holiday.read();
    this.database = database;
    this.clock = clock;
  }

  /// Who changes something, and when.
  record Hand(PersonId person, Instant at) {}

  /// What visitors may know of these desks now.
  public Future<Map<DeskId, Opening>> openings(Collection<DeskId> desks) {
    var now = clock.instant();
    return TimetableStatements.of(database, desks, now)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Timetable::desk, one -> one.opening(now))));
  }

  /// Whether a desk is open at this time. Inside a transaction that has locked the desk the answer
  /// stays true until its end.
  public Future<Boolean> isOpen(Queries queries, DeskId desk, Instant at) {
    return TimetableStatements.of(queries, List.of(desk), at)
        .map(found -> found.stream().allMatch(one -> one.opening(at).open()));
  }

  /// All about a desk, for a coordinator.
  public Future<Answer<Timetable>> of(PersonId person, DeskId desk) {
    return TimetableStatements.mayRun(database, desk, person)
        .compose(may -> may ? newest(database, desk) : Answer.no(Refusal.NOT_FOUND));
  }

  /// Sets a desk's hours, if they still are of the version that was looked at; otherwise
  /// [Refusal#CHANGED_MEANWHILE].
  public Future<Answer<Timetable>> change(
      PersonId person, DeskId desk, long version, OpeningHours hours) {
    return locked(
        person,
        desk,
        deed ->
            newest(deed, desk)
                .compose(
                    answer -> answer.then(now -> change(deed, now, version, hours, hand(person)))));
  }

  /// Closes a desk from now on. One that is closed so already gets the new text and end.
  /// [Refusal#IN_THE_PAST] when its end is not to come.
  public Future<Answer<Timetable>> close(PersonId person, DeskId desk, Closing closing) {
    return locked(
        person,
        desk,
        deed -> {
          var hand = hand(person);
          return closing.until().filter(end -> !end.isAfter(hand.at())).isPresent()
              ? Answer.no(Refusal.IN_THE_PAST)
              : TimetableStatements.lift(deed, desk, hand)
                  .compose(_ -> TimetableStatements.close(deed, desk, closing, hand))
                  .compose(_ -> newest(deed, desk));
        });
  }

  /// Ends that: from now on the desk's hours count again. One that is not closed so stays as it is.
  public Future<Answer<Timetable>> reopen(PersonId person, DeskId desk) {
    return locked(
        person,
        desk,
        deed ->
            TimetableStatements.lift(deed, desk, hand(person)).compose(_ -> newest(deed, desk)));
  }

  private Future<Answer<Timetable>> locked(
      PersonId person, DeskId desk, Function<Transaction, Future<Answer<Timetable>>> deed) {
    return database.transaction(
        transaction ->
            TimetableStatements.lock(transaction, desk, person)
                .compose(may -> may ? deed.apply(transaction) : Answer.no(Refusal.NOT_FOUND)));
  }

  private Future<Answer<Timetable>> change(
      Queries deed, Timetable now, long version, OpeningHours hours, Hand hand) {
    return now.version() == version
        ? TimetableStatements.insert(deed, now.desk(), version + 1, hours, hand)
            .compose(_ -> newest(deed, now.desk()))
        : Answer.no(Refusal.CHANGED_MEANWHILE);
  }

  private Future<Answer<Timetable>> newest(Queries queries, DeskId desk) {
    return TimetableStatements.of(queries, List.of(desk), clock.instant())
        .map(
            found ->
                found.isEmpty()
                    ? Answer.refused(Refusal.NOT_FOUND)
                    : Answer.given(found.getFirst()));
  }

  /// PostgreSQL keeps microseconds: what is answered now is what is read later.
  private Hand hand(PersonId person) {
    return new Hand(person, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /// The time that counts.
  Instant now() {
    return clock.instant();
  }
}
