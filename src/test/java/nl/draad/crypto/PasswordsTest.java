package nl.draad.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final Vertx VERTX = Vertx.vertx();
  private final Passwords passwords = Passwords.start(VERTX, 2, 2);

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void aPasswordFitsItsOwnHashAndNoOther() {
    var hash = hash("correct horse battery");
    assertThat(matches("correct horse battery", Optional.of(hash))).isTrue();
    assertThat(matches("correct horse batterij", Optional.of(hash))).isFalse();
  }

  @Test
  void theHashSaysArgon2idWithTheParametersOfOwasp() {
    assertThat(hash("a").split("\\$")).startsWith("", "argon2id", "v=19", "m=19456,t=2,p=1");
  }

  @Test
  void theSamePasswordTwiceGivesTwoHashes() {
    assertThat(hash("the same")).isNotEqualTo(hash("the same"));
  }

  @Test
  void everyCharacterCounts() {
    var hash = hash("wachtwoord \uD83D\uDE00\u0000 é");
    assertThat(matches("wachtwoord \uD83D\uDE00\u0000 é", Optional.of(hash))).isTrue();
    assertThat(matches("wachtwoord \uD83D\uDE01\u0000 é", Optional.of(hash))).isFalse();
    assertThat(matches("wachtwoord \uD83D\uDE00", Optional.of(hash))).isFalse();
  }

  @Test
  void anAccentWrittenInTwoWaysIsTheSamePassword() {
    assertThat(matches("cafe\u0301", Optional.of(hash("caf\u00e9")))).isTrue();
  }

  @Test
  void nobodyHasNoPassword() {
    assertThat(matches("", Optional.empty())).isFalse();
  }

  @Test
  void whatCannotStartOrWaitIsRefusedAtOnceAndTheRestIsDone() {
    var asked = IntStream.range(0, 10).mapToObj(i -> passwords.hash("password " + i)).toList();
    Future.all(asked).await();
    var refused =
        asked.stream()
            .map(Future::result)
            .filter(
                answer ->
                    answer instanceof Answer.Refused<String>(var why, var _, var after)
                        && why == Refusal.TOO_FAST
                        && after > 0)
            .count();
    assertThat(refused).isEqualTo(6);
    assertThat(hash("there is room again")).isNotEmpty();
  }

  private String hash(String password) {
    return given(passwords.hash(password));
  }

  private boolean matches(String password, Optional<String> hash) {
    return given(passwords.matches(password, hash));
  }

  private static <T> T given(Future<Answer<T>> answer) {
    return switch (answer.await()) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError(refused);
    };
  }
}
