package nl.draad.account;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import nl.draad.crypto.Passwords;
import nl.draad.identity.PersonId;
import nl.draad.identity.Uuids;
import nl.draad.postgres.Database;
import nl.draad.postgres.Sqlstate;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// What people do with their accounts. Thread-safe.
public final class Accounts {
  private final Database database;
  private final Passwords passwords;
  private final Slowdown slowdown;
  private final Sessions sessions;
  private final Clock clock;

  public Accounts(
      Database database, Passwords passwords, Slowdown slowdown, Sessions sessions, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.slowdown = slowdown;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Makes an account and signs its device in. [Refusal#ADDRESS_IN_USE] when there is an account
  /// with this address.
  public Future<Answer<SignedIn>> signUp(PersonName name, EmailAddress email, Password password) {
    return AccountStatements.byEmail(database, email.typed())
        .compose(
            known ->
                known.isPresent()
                    ? Answer.<String>no(Refusal.ADDRESS_IN_USE)
                    : passwords.hash(password.text()))
        .compose(hashed -> hashed.then(hash -> keep(name, email, hash)))
        .compose(kept -> kept.then(sessions::open));
  }

  /// Signs a device in. [Refusal#WRONG_CREDENTIALS] alike for an unknown address and a wrong
  /// password, after the same time; [Refusal#TOO_FAST] after too many of those.
  ///
  /// @param email as typed; what cannot be an address belongs to nobody
  /// @param address the network address that asks
  public Future<Answer<SignedIn>> signIn(String email, Password password, String address) {
    return slowdown
        .take(email, address)
        .compose(taken -> taken.then(attempt -> compare(email, password, attempt)))
        .compose(right -> right.then(sessions::open));
  }

  /// The person with this id, while the account is open.
  public Future<Optional<Person>> find(PersonId person) {
    return AccountStatements.byId(database, person);
  }

  /// Closes an account: its sessions end, its address is free again. Closed before: nothing
  /// changes.
  public Future<Void> close(PersonId person) {
    return sessions.close(person);
  }

  private Future<Answer<Person>> keep(PersonName name, EmailAddress email, String hash) {
    var person = new Person(new PersonId(new Uuids(clock).next()), name.text());
    return AccountStatements.insert(database, person, email, hash, clock.instant())
        .map(_ -> Answer.given(person))
        .recover(
            failure ->
                Sqlstate.isTaken(failure, AccountStatements.EMAIL)
                    ? Answer.no(Refusal.ADDRESS_IN_USE)
                    : Future.failedFuture(failure));
  }

  private Future<Answer<Person>> compare(
      String email, Password password, Slowdown.Attempt attempt) {
    return AccountStatements.byEmail(database, email.strip())
        .compose(
            known ->
                passwords
                    .matches(password.text(), known.map(AccountStatements.Known::passwordHash))
                    .compose(same -> judge(same, known, attempt)));
  }

  private Future<Answer<Person>> judge(
      Answer<Boolean> same, Optional<AccountStatements.Known> known, Slowdown.Attempt attempt) {
    return switch (same) {
      case Answer.Refused<Boolean> busy ->
          slowdown.giveBack(attempt).map(_ -> Answer.refused(busy));
      case Answer.Given<Boolean>(var right) ->
          right && known.isPresent()
              ? slowdown.right(attempt).map(_ -> Answer.given(known.get().person()))
              : Answer.no(Refusal.WRONG_CREDENTIALS);
    };
  }
}
