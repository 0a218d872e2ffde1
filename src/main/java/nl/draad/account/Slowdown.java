package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import nl.draad.crypto.KeyedHash;
import nl.draad.postgres.Queries;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Makes guessing passwords slow, on all nodes together: the first tries are free, then each wrong
/// one makes the next one wait, 5 seconds to 15 minutes. It counts per e-mail address, whether
/// there is an account or not, and per network address, where more are free because a school or a
/// library may be behind one. It keeps keyed digests only. Thread-safe.
public final class Slowdown {
  /// How many tries an e-mail address has before the first wait.
  static final int FREE_PER_EMAIL = 5;

  /// How many a network address has.
  static final int FREE_PER_ADDRESS = 200;

  private final Queries queries;
  private final KeyedHash hash;
  private final Clock clock;

  public Slowdown(Queries queries, KeyedHash hash, Clock clock) {
    this.queries = queries;
    this.hash = hash;
    this.clock = clock;
  }

  /// A try that was taken, and counts as wrong until it is said to be right.
  record Attempt(Buffer email, Buffer address) {
    @Override
    public String toString() {
      return "Attempt";
    }
  }

  /// Takes a try, or refuses with [Refusal#TOO_FAST] and the seconds to wait.
  Future<Answer<Attempt>> take(String email, String address) {
    var attempt = new Attempt(key("email " + EmailAddress.key(email)), key("address " + address));
    return take(attempt.email(), FREE_PER_EMAIL)
        .compose(first -> first.then(_ -> takeSecond(attempt)));
  }

  private Future<Answer<Attempt>> takeSecond(Attempt attempt) {
    return take(attempt.address(), FREE_PER_ADDRESS)
        .compose(
            second ->
                switch (second) {
                  case Answer.Given<Boolean> _ -> Answer.yes(attempt);
                  case Answer.Refused<Boolean> no ->
                      SlowdownStatements.giveBack(queries, attempt.email(), clock.instant())
                          .map(_ -> Answer.refused(no));
                });
  }

  /// The password was right: the e-mail address starts anew, the network address gets its try back.
  Future<Void> right(Attempt attempt) {
    return SlowdownStatements.reset(queries, attempt.email())
        .compose(_ -> SlowdownStatements.giveBack(queries, attempt.address(), clock.instant()));
  }

  /// Nothing was tried after all.
  Future<Void> giveBack(Attempt attempt) {
    return SlowdownStatements.giveBack(queries, attempt.email(), clock.instant())
        .compose(_ -> SlowdownStatements.giveBack(queries, attempt.address(), clock.instant()));
  }

  /// Clears away what is more than a day old.
  public Future<Void> forget() {
    return SlowdownStatements.forget(queries, clock.instant());
  }

  private Future<Answer<Boolean>> take(Buffer key, int free) {
    var now = clock.instant();
    return SlowdownStatements.take(queries, key, free, now)
        .compose(taken -> taken ? Answer.yes(true) : refuse(key));
  }

  private Buffer key(String text) {
    return Buffer.buffer(hash.of(text));
  }

  private Future<Answer<Boolean>> refuse(Buffer key) {
    return SlowdownStatements.until(queries, key)
        .map(
            until ->
                new Answer.Refused<>(
                    Refusal.TOO_FAST,
                    "too many wrong passwords",
                    until.map(time -> seconds(Duration.between(clock.instant(), time))).orElse(1)));
  }

  /// Whole seconds, never too few.
  private static int seconds(Duration wait) {
    return (int) Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
