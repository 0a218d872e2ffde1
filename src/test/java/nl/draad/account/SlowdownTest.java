package nl.draad.account;

import static nl.draad.account.AccountWorld.given;
import static nl.draad.account.AccountWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.stream.IntStream;
import nl.draad.account.Slowdown.Attempt;
import nl.draad.postgres.Statement;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowdownTest {
  private static final String EMAIL = "anna@example.nl";
  private AccountWorld world;

  @BeforeEach
  void open() {
    world = new AccountWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void fiveTriesAreFreeThenEachWaitsTwiceAsLongUpTo15Minutes() {
    for (var i = 0; i < 5; i++) {
      given(take(EMAIL, i));
    }
    for (var wait : new int[] {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
      assertThat(refusal(take(EMAIL, 99))).isEqualTo(Refusal.TOO_FAST);
      assertThat(AccountWorld.wait(take(EMAIL, 99))).isEqualTo(wait);
      world.clock.pass(Duration.ofSeconds(wait).minusMillis(1));
      assertThat(AccountWorld.wait(take(EMAIL, 99))).isEqualTo(1);
      world.clock.pass(Duration.ofMillis(1));
      given(take(EMAIL, wait));
    }
  }

  @Test
  void theRightPasswordIsRefusedTooWhileItHasToWait() {
    world.anna();
    for (var i = 0; i < 5; i++) {
      assertThat(refusal(world.signIn(EMAIL, "a wrong password")))
          .isEqualTo(Refusal.WRONG_CREDENTIALS);
    }
    assertThat(refusal(world.signIn(EMAIL, "anna's password"))).isEqualTo(Refusal.TOO_FAST);
    world.clock.pass(Duration.ofSeconds(5));
    given(world.signIn(EMAIL, "anna's password"));
    given(world.signIn(EMAIL, "anna's password"));
  }

  @Test
  void successLetsTheAccountStartAnew() {
    world.anna();
    for (var round = 0; round < 3; round++) {
      for (var i = 0; i < 4; i++) {
        world.signIn(EMAIL, "a wrong password", "192.0.2." + round);
      }
      given(world.signIn(EMAIL, "anna's password", "192.0.2." + round));
    }
  }

  @Test
  void anUnknownAddressIsSlowedDownAlike() {
    for (var i = 0; i < 5; i++) {
      assertThat(refusal(world.signIn("nobody@example.nl", "a wrong password")))
          .isEqualTo(Refusal.WRONG_CREDENTIALS);
    }
    assertThat(AccountWorld.wait(world.signIn("NOBODY@example.nl ", "a wrong password")))
        .isEqualTo(5);
  }

  @Test
  void oneNetworkAddressCannotTryManyAccounts() {
    for (var i = 0; i < Slowdown.FREE_PER_ADDRESS; i++) {
      given(take("person" + i + "@example.nl", 1));
    }
    assertThat(refusal(take("one.more@example.nl", 1))).isEqualTo(Refusal.TOO_FAST);
    for (var i = 0; i < 5; i++) {
      given(take("one.more@example.nl", 2));
    }
  }

  @Test
  void manyWhoSignInBehindOneNetworkAddressAreNotSlowedDown() {
    for (var i = 0; i < 3 * Slowdown.FREE_PER_ADDRESS; i++) {
      var attempt = given(take(EMAIL, 1));
      world.slowdown.right(attempt).await();
    }
  }

  @Test
  void manyTriesAtOnceAreCountedOneByOne() {
    var tries =
        IntStream.range(0, 40).mapToObj(i -> world.slowdown.take(EMAIL, "192.0.2." + i)).toList();
    Future.all(tries).await();
    assertThat(tries.stream().map(Future::result).filter(Answer.Given.class::isInstance))
        .hasSize(5);
  }

  @Test
  void aDayWithoutTriesIsForgiven() {
    for (var i = 0; i < 5; i++) {
      given(take(EMAIL, i));
    }
    world.clock.pass(Duration.ofDays(1).plusSeconds(6));
    for (var i = 0; i < 5; i++) {
      given(take(EMAIL, i));
    }
    assertThat(AccountWorld.wait(take(EMAIL, 9))).isEqualTo(5);
  }

  @Test
  void whatIsForgottenLeavesNoRow() {
    given(take(EMAIL, 1));
    world.slowdown.forget().await();
    assertThat(rows()).isEqualTo(2);
    world.clock.pass(Duration.ofDays(1).plusSeconds(1));
    world.slowdown.forget().await();
    assertThat(rows()).isZero();
  }

  private Answer<Attempt> take(String email, int address) {
    return world.slowdown.take(email, "192.0.2." + address).await();
  }

  private long rows() {
    return world
        .database
        .run(new Statement("count", "select count(*) from slowdown"))
        .await()
        .iterator()
        .next()
        .getLong(0);
  }
}
