package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import nl.draad.crypto.KeyedHash;
import nl.draad.crypto.MasterKey;
import nl.draad.crypto.Passwords;
import nl.draad.crypto.Sealing;
import nl.draad.identity.SessionId;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.testing.Services;
import nl.draad.testing.TestClock;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Everything about accounts on a database of its own and a clock that stands still. What ended is
/// in `told`.
public final class AccountWorld implements AutoCloseable {
  public static final Duration UNUSED = Duration.ofDays(30);
  public static final Duration LIFE = Duration.ofMinutes(10);

  public final TestClock clock = TestClock.standing();
  public final Vertx vertx = Vertx.vertx();
  public final List<SessionId> told = Collections.synchronizedList(new ArrayList<>());
  public final Database database;
  public final SigningKeys keys;
  public final Tokens tokens;
  public final Sessions sessions;
  public final Slowdown slowdown;
  public final Accounts accounts;
  private final Passwords passwords;

  public AccountWorld() {
    var own = Services.database();
    var address =
        new DatabaseAddress(own.host(), own.port(), own.name(), own.user(), own.password(), false);
    database = Database.open(vertx, address, 8);
    keys = keys(master(1));
    keys.tend().await();
    tokens = new Tokens(keys, "test", LIFE, clock);
    sessions =
        new Sessions(
            database,
            tokens,
            new Sessions.Terms(KeyedHash.of(master(1), "refresh"), UNUSED),
            (_, ended) -> told.addAll(ended),
            clock);
    slowdown = new Slowdown(database, KeyedHash.of(master(1), "slowdown"), clock);
    passwords = Passwords.start(vertx, 2, 50);
    accounts = new Accounts(database, passwords, slowdown, sessions, clock);
  }

  SigningKeys keys(MasterKey master) {
    return new SigningKeys(vertx, database, Sealing.of(master, "signing keys"), clock);
  }

  public static MasterKey master(int seed) {
    var key = new byte[32];
    key[0] = (byte) seed;
    return MasterKey.parse(Base64.getEncoder().encodeToString(key));
  }

  /// Anna signs up with the password `anna's password`.
  SignedIn anna() {
    return signUp("Anna", "anna@example.nl", "anna's password");
  }

  SignedIn signUp(String name, String email, String password) {
    return given(
        accounts.signUp(
            PersonName.parse(name).orElseThrow(),
            EmailAddress.parse(email).orElseThrow(),
            new Password(password)));
  }

  Answer<SignedIn> signIn(String email, String password) {
    return signIn(email, password, "192.0.2.1");
  }

  Answer<SignedIn> signIn(String email, String password, String address) {
    return accounts.signIn(email, new Password(password), address).await();
  }

  Answer<SignedIn> refresh(SignedIn session) {
    return sessions.refresh(session.refresh().wire()).await();
  }

  static <T> T given(Future<Answer<T>> answer) {
    return given(answer.await());
  }

  static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  static Refusal refusal(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?> given -> throw new AssertionError("given: " + given);
      case Answer.Refused<?> refused -> refused.refusal();
    };
  }

  static int wait(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?> given -> throw new AssertionError("given: " + given);
      case Answer.Refused<?> refused -> refused.after();
    };
  }

  @Override
  public void close() {
    passwords.close().await();
    database.close().await();
    vertx.close().await();
  }
}
