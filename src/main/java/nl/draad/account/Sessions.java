package nl.draad.account;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.draad.account.SessionStatements.Times;
import nl.draad.crypto.KeyedHash;
import nl.draad.crypto.Secrets;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.identity.SessionId;
import nl.draad.identity.Uuids;
import nl.draad.postgres.Database;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Signed-in devices. Every refresh takes the secret that the device holds and gives the next one.
///
/// A secret in force that nobody has shown yet may have been lost with its answer, so the one
/// before it is taken too, however long ago it was: a phone may be in a tunnel for hours. Showing
/// the secret in force confirms it. From then on an older one means that a copy is about, and the
/// session ends, whoever holds what.
///
/// Next secrets follow by a keyed digest from the one before and the time, so that a device that
/// repeats a refresh within [#GRACE] (two tabs at once, an impatient one) gets the same one again,
/// although only digests are stored. A later repeat gets another one in its place: a thief and the
/// device who both show the same secret hold different ones from then on, and whoever of them comes
/// second is seen. Thread-safe.
public final class Sessions {
  /// How long a repeat is given the same secret again.
  static final Duration GRACE = Duration.ofSeconds(60);

  private final Database database;
  private final Tokens tokens;
  private final Terms terms;
  private final SessionsEnded told;
  private final Clock clock;

  /// How long sessions last and what goes on in them, the same on every node.
  ///
  /// @param next makes the secret that follows another
  /// @param unused a session that is not used for this long ends
  public record Terms(KeyedHash next, Duration unused) {}

  public Sessions(Database database, Tokens tokens, Terms terms, SessionsEnded told, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.terms = terms;
    this.told = told;
    this.clock = clock;
  }

  /// Opens a session for somebody who has just shown who they are. [Refusal#WRONG_CREDENTIALS] when
  /// the account was closed meanwhile.
  Future<Answer<SignedIn>> open(Person person) {
    var id = new SessionId(new Uuids(clock).next());
    var token = new RefreshToken(id, Secrets.random());
    return SessionStatements.open(database, person.id(), token, times())
        .map(
            opened ->
                opened
                    ? Answer.given(signedIn(person, token))
                    : Answer.refused(Refusal.WRONG_CREDENTIALS));
  }

  /// Exchanges a refresh token for the next one and a new access token. [Refusal#NOT_SIGNED_IN]
  /// when it is not one, or not any more.
  public Future<Answer<SignedIn>> refresh(String wire) {
    return RefreshToken.parse(wire)
        .map(this::refresh)
        .orElseGet(() -> Answer.no(Refusal.NOT_SIGNED_IN));
  }

  Future<Answer<SignedIn>> refresh(RefreshToken came) {
    var times = times();
    return SessionStatements.rotate(database, came, following(came, times.now()), times)
        .compose(
            rotated ->
                rotated
                    .map(on -> Answer.yes(signedIn(on.person(), following(came, on.made()))))
                    .orElseGet(() -> refuse(came, times.now())));
  }

  private RefreshToken following(RefreshToken came, Instant made) {
    var secret = Secrets.text(terms.next().of(came.wire() + " " + made));
    return new RefreshToken(came.session(), secret);
  }

  private Future<Answer<SignedIn>> refuse(RefreshToken came, Instant now) {
    return SessionStatements.endStolen(database, came, now)
        .onSuccess(
            robbed -> robbed.ifPresent(person -> told.ended(person, List.of(came.session()))))
        .map(_ -> Answer.refused(Refusal.NOT_SIGNED_IN));
  }

  /// Signs this device out.
  public Future<Void> end(Principal who) {
    return SessionStatements.end(database, who.session(), who.person(), clock.instant())
        .onSuccess(ended -> tell(who.person(), ended))
        .mapEmpty();
  }

  /// Signs the device out that holds this refresh token. One that is no longer in force ends its
  /// session all the same: it would as a copy, if it were exchanged.
  Future<Void> end(RefreshToken held) {
    return SessionStatements.endHeld(database, held.session(), clock.instant())
        .onSuccess(whose -> whose.ifPresent(person -> tell(person, List.of(held.session()))))
        .mapEmpty();
  }

  /// Signs every device of this person out.
  public Future<Void> endAll(PersonId person) {
    return SessionStatements.endAll(database, person, clock.instant())
        .onSuccess(ended -> tell(person, ended))
        .mapEmpty();
  }

  /// Closes an account and signs every device of it out, also one that is just signing in.
  Future<Void> close(PersonId person) {
    var now = clock.instant();
    return database
        .transaction(
            all ->
                AccountStatements.close(all, person, now)
                    .compose(_ -> SessionStatements.endAll(all, person, now)))
        .onSuccess(ended -> tell(person, ended))
        .mapEmpty();
  }

  /// Which of these sessions are over, in one statement.
  public Future<Set<SessionId>> ended(Collection<SessionId> sessions) {
    return sessions.isEmpty()
        ? Future.succeededFuture(Set.of())
        : SessionStatements.ended(database, sessions, clock.instant());
  }

  /// How long the refresh token is worth keeping.
  Duration unused() {
    return terms.unused();
  }

  private void tell(PersonId person, List<SessionId> ended) {
    if (!ended.isEmpty()) {
      told.ended(person, ended);
    }
  }

  private SignedIn signedIn(Person person, RefreshToken token) {
    var access = tokens.issue(person.id(), token.session());
    return new SignedIn(person, access, tokens.life(), token);
  }

  /// As exact as the database keeps them.
  private Times times() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Times(now, now.plus(terms.unused()), now.minus(GRACE));
  }
}
