package nl.draad.crypto;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Passwords, kept only as Argon2id in PHC form. Each one takes [#MEMORY_KIB] and some tens of
/// milliseconds of a processor on purpose; so a node works on a few at once, lets a few more wait,
/// and refuses the rest with [Refusal#TOO_FAST].
///
/// Two writings of the same characters (one sign, or a letter and an accent) are the same password:
/// it is normalised to NFKC first (NIST SP 800-63B, 5.1.1.2). Thread-safe; futures complete on the
/// caller's context.
public final class Passwords {
  /// OWASP's second choice for Argon2id: 19 MiB, two passes, one lane.
  static final int MEMORY_KIB = 19_456;

  static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int SALT_LENGTH = 16;
  private static final int RETRY_SECONDS = 2;

  private static final SecureRandom RANDOM = new SecureRandom();

  /// The hash of no password: testing against it takes as long as against a real one.
  private static final String NOBODY =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIB, PASSES, LANES, zeros(SALT_LENGTH), zeros(LENGTH));

  private final WorkerExecutor threads;
  private final int most;
  private final AtomicInteger taken = new AtomicInteger();

  private Passwords(WorkerExecutor threads, int most) {
    this.threads = threads;
    this.most = most;
  }

  /// @param atOnce how many are worked on at the same time, each on its own thread
  /// @param waiting how many more may wait for one of those threads
  public static Passwords start(Vertx vertx, int atOnce, int waiting) {
    return new Passwords(vertx.createSharedWorkerExecutor("passwords", atOnce), atOnce + waiting);
  }

  /// The hash to keep of a new password.
  public Future<Answer<String>> hash(String password) {
    return work(() -> argon2().hash(normal(password), salt()).getResult());
  }

  /// Whether this is the password that the hash was made of. Without a hash the answer is no, after
  /// the same time.
  public Future<Answer<Boolean>> matches(String password, Optional<String> hash) {
    return work(
        () -> {
          var kept = hash.orElse(NOBODY);
          var same =
              Argon2Function.getInstanceFromHash(kept)
                  .check(normal(password), kept.getBytes(StandardCharsets.US_ASCII));
          return same && hash.isPresent();
        });
  }

  public Future<Void> close() {
    return threads.close();
  }

  private <T> Future<Answer<T>> work(Callable<T> deed) {
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return Future.succeededFuture(
          new Answer.Refused<>(Refusal.TOO_FAST, "too many passwords at once", RETRY_SECONDS));
    }
    return threads
        .executeBlocking(deed, false)
        .onComplete(_ -> taken.decrementAndGet())
        .map(Answer::given);
  }

  private static Argon2Function argon2() {
    return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);
  }

  private static byte[] salt() {
    var salt = new byte[SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private static byte[] normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  private static String zeros(int length) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[length]);
  }
}
