package nl.draad.account;

import static nl.draad.account.AccountWorld.given;
import static nl.draad.account.AccountWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.draad.identity.SessionId;
import nl.draad.postgres.Statement;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
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
  void aRefreshGivesANewTokenAndTheNextSecret() {
    var first = world.anna();
    world.clock.pass(Duration.ofMinutes(9));
    var second = given(world.refresh(first));
    assertThat(second.person()).isEqualTo(first.person());
    assertThat(second.refresh().session()).isEqualTo(first.refresh().session());
    assertThat(second.refresh().secret()).isNotEqualTo(first.refresh().secret());
    assertThat(given(world.tokens.verify(second.token())).until())
        .isEqualTo(world.clock.instant().plus(AccountWorld.LIFE));
    world.clock.pass(Duration.ofDays(1));
    assertThat(given(world.refresh(second)).refresh()).isNotEqualTo(second.refresh());
  }

  @Test
  void aLostAnswerIsGivenAgainForAMinute() {
    var first = world.anna();
    var second = given(world.refresh(first));
    world.clock.pass(Duration.ofSeconds(59));
    assertThat(given(world.refresh(first)).refresh()).isEqualTo(second.refresh());
    world.clock.pass(Duration.ofDays(1));
    given(world.refresh(second));
    assertThat(world.told).isEmpty();
  }

  @Test
  void twoTabsAtOnceGetTheSame() {
    var first = world.anna();
    var left = world.sessions.refresh(first.refresh().wire());
    var right = world.sessions.refresh(first.refresh().wire());
    Future.all(left, right).await();
    assertThat(given(left).refresh()).isEqualTo(given(right).refresh());
    world.clock.pass(Duration.ofMinutes(9));
    given(world.refresh(given(left)));
    assertThat(world.told).isEmpty();
  }

  @Test
  void anAnswerLostInATunnelSignsNobodyOut() {
    var first = world.anna();
    var lost = given(world.refresh(first));
    world.clock.pass(Duration.ofHours(5));
    var lostToo = given(world.refresh(first));
    world.clock.pass(Duration.ofHours(5));
    var heard = given(world.refresh(first));
    assertThat(heard.refresh()).isNotIn(lost.refresh(), lostToo.refresh());
    world.clock.pass(Duration.ofMinutes(9));
    given(world.refresh(given(world.refresh(heard))));
    assertThat(world.told).isEmpty();
  }

  @Test
  void twoTabsAfterALostAnswerGetTheSame() {
    var first = world.anna();
    given(world.refresh(first));
    world.clock.pass(Duration.ofHours(5));
    var left = given(world.refresh(first));
    world.clock.pass(Duration.ofSeconds(59));
    assertThat(given(world.refresh(first)).refresh()).isEqualTo(left.refresh());
    given(world.refresh(left));
    assertThat(world.told).isEmpty();
  }

  @Test
  void anOldSecretIsTheftOnceALaterOneWasShown() {
    var first = world.anna();
    var second = given(world.refresh(first));
    var third = given(world.refresh(second));
    assertThat(refusal(world.refresh(first))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(world.told).containsExactly(first.refresh().session());
    assertThat(refusal(world.refresh(third))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(world.told).hasSize(1);
  }

  @Test
  void aThiefWhoCameFirstIsSeenWhenHeComesAgain() {
    var copied = world.anna();
    var thief = given(world.refresh(copied));
    world.clock.pass(Duration.ofMinutes(9));
    var device = given(world.refresh(copied));
    assertThat(world.told).isEmpty();
    assertThat(refusal(world.refresh(thief))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(world.told).containsExactly(copied.refresh().session());
    assertThat(refusal(world.refresh(device))).isEqualTo(Refusal.NOT_SIGNED_IN);
  }

  @Test
  void aThiefWhoCameFirstIsSeenAlsoWhenTheDeviceGoesOnFirst() {
    var copied = world.anna();
    var thief = given(world.refresh(copied));
    world.clock.pass(Duration.ofMinutes(9));
    var device = given(world.refresh(given(world.refresh(copied))));
    assertThat(refusal(world.refresh(thief))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(refusal(world.refresh(device))).isEqualTo(Refusal.NOT_SIGNED_IN);
  }

  @Test
  void aThiefWhoCameSecondIsSeenWhenTheDeviceGoesOn() {
    var copied = world.anna();
    var device = given(world.refresh(copied));
    world.clock.pass(Duration.ofMinutes(2));
    var thief = given(world.refresh(copied));
    world.clock.pass(Duration.ofMinutes(7));
    assertThat(refusal(world.refresh(device))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(refusal(world.refresh(thief))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(world.told).hasSize(1);
  }

  @Test
  void aMadeUpSecretIsTheftToo() {
    var anna = world.anna();
    var wire = anna.refresh().session() + "." + "A".repeat(43);
    assertThat(refusal(world.sessions.refresh(wire).await())).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(world.told).containsExactly(anna.refresh().session());
  }

  @Test
  void aSessionThatNeverWasHarmsNobody() {
    var wire = new UUID(7, 7) + "." + "A".repeat(43);
    assertThat(refusal(world.sessions.refresh(wire).await())).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(refusal(world.sessions.refresh("nonsense").await()))
        .isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(world.told).isEmpty();
  }

  @Test
  void onlyDigestsAreStored() {
    var anna = world.anna();
    var stored =
        world
            .database
            .run(new Statement("all", "select row_to_json(s)::text as it from session s"))
            .await()
            .iterator()
            .next()
            .getString("it");
    assertThat(stored).contains(anna.refresh().session().toString());
    assertThat(stored).doesNotContain(anna.refresh().secret());
  }

  @Test
  void thirtyDaysWithoutUseEndIt() {
    var first = world.anna();
    world.clock.pass(Duration.ofDays(29));
    var second = given(world.refresh(first));
    world.clock.pass(Duration.ofDays(30).minusSeconds(1));
    var third = given(world.refresh(second));
    world.clock.pass(Duration.ofDays(30));
    assertThat(refusal(world.refresh(third))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(ended(third.refresh().session())).isTrue();
  }

  @Test
  void signingOutEndsThisDeviceOnly() {
    var here = world.anna();
    var there = given(world.signIn("anna@example.nl", "anna's password"));
    var who = given(world.tokens.verify(here.token()));
    world.sessions.end(who).await();
    world.sessions.end(who).await();
    assertThat(world.told).containsExactly(here.refresh().session());
    assertThat(refusal(world.refresh(here))).isEqualTo(Refusal.NOT_SIGNED_IN);
    given(world.refresh(there));
  }

  @Test
  void signingOutEverywhereEndsAllOfThisPersonAndNobodyElse() {
    var here = world.anna();
    var there = given(world.signIn("anna@example.nl", "anna's password"));
    var other = world.signUp("Bela", "bela@example.nl", "bela's password");
    world.sessions.endAll(here.person().id()).await();
    assertThat(world.told)
        .containsExactlyInAnyOrder(here.refresh().session(), there.refresh().session());
    assertThat(refusal(world.refresh(there))).isEqualTo(Refusal.NOT_SIGNED_IN);
    given(world.refresh(other));
  }

  @Test
  void theComparisonNamesWhatIsOver() {
    var over = world.anna();
    var alive = given(world.signIn("anna@example.nl", "anna's password"));
    world.sessions.end(given(world.tokens.verify(over.token()))).await();
    var never = new SessionId(new UUID(7, 7));
    var asked = List.of(over.refresh().session(), alive.refresh().session(), never);
    assertThat(world.sessions.ended(asked).await())
        .containsExactlyInAnyOrder(over.refresh().session(), never);
    assertThat(world.sessions.ended(List.of()).await()).isEmpty();
  }

  @Test
  void aTokenOfAnEndedSessionIsRefusedOnceThatIsHeard() {
    var anna = world.anna();
    world.tokens.ended(List.of(anna.refresh().session()));
    assertThat(refusal(world.tokens.verify(anna.token()))).isEqualTo(Refusal.SIGNED_OUT);
    var bela = world.signUp("Bela", "bela@example.nl", "bela's password");
    given(world.tokens.verify(bela.token()));
  }

  private boolean ended(SessionId session) {
    return world.sessions.ended(List.of(session)).await().contains(session);
  }
}
