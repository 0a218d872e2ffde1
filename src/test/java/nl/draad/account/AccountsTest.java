package nl.draad.account;

import static nl.draad.account.AccountWorld.given;
import static nl.draad.account.AccountWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.draad.identity.PersonId;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsTest {
  private AccountWorld world;

  @BeforeAll
  void open() {
    world = new AccountWorld();
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void whoSignsUpIsSignedInAndCanSignInAgain() {
    var first = world.signUp("Bela", "Bela@Example.nl", "bela's password");
    assertThat(first.person().name()).isEqualTo("Bela");
    var who = given(world.tokens.verify(first.token()));
    assertThat(who.person()).isEqualTo(first.person().id());
    assertThat(who.until()).isEqualTo(world.clock.instant().plus(AccountWorld.LIFE));

    var again = given(world.signIn(" bela@EXAMPLE.nl ", "bela's password"));
    assertThat(again.person()).isEqualTo(first.person());
    assertThat(again.refresh().session()).isNotEqualTo(first.refresh().session());
  }

  @Test
  void anAddressIsUsedOnceHoweverItIsWritten() {
    world.signUp("Cor", "cor@example.nl", "cor's password");
    assertThat(refusal(signUp("COR@example.NL"))).isEqualTo(Refusal.ADDRESS_IN_USE);
  }

  @Test
  void ofManyWhoTakeTheSameAddressAtOnceOneGetsIt() {
    var tries =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    world.accounts.signUp(
                        PersonName.parse("Dirk").orElseThrow(),
                        EmailAddress.parse("dirk@example.nl").orElseThrow(),
                        new Password("dirk's password")))
            .toList();
    Future.all(tries).await();
    assertThat(tries.stream().map(Future::result).filter(Answer.Given.class::isInstance))
        .hasSize(1);
    assertThat(
            tries.stream()
                .map(Future::result)
                .filter(Answer.Refused.class::isInstance)
                .map(AccountWorld::refusal))
        .hasSize(5)
        .containsOnly(Refusal.ADDRESS_IN_USE);
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
    world.signUp("Els", "els@example.nl", "els's password");
    assertThat(world.signIn("els@example.nl", "els's passwort"))
        .isEqualTo(world.signIn("nobody@example.nl", "els's password"))
        .isEqualTo(world.signIn("not an address", "els's password"));
    assertThat(refusal(world.signIn("els@example.nl", ""))).isEqualTo(Refusal.WRONG_CREDENTIALS);
  }

  @Test
  void aClosedAccountIsNobodyAndItsAddressIsFree() {
    var frits = world.signUp("Frits", "frits@example.nl", "frits's password");
    world.accounts.close(frits.person().id()).await();
    assertThat(world.accounts.find(frits.person().id()).await()).isEmpty();
    assertThat(refusal(world.refresh(frits))).isEqualTo(Refusal.NOT_SIGNED_IN);
    assertThat(refusal(world.signIn("frits@example.nl", "frits's password")))
        .isEqualTo(Refusal.WRONG_CREDENTIALS);
    assertThat(world.told).contains(frits.refresh().session());
    assertThat(world.signUp("Frits", "frits@example.nl", "frits's password").person())
        .isNotEqualTo(frits.person());
  }

  @Test
  void nothingPrintsWhatIsNobodysBusiness() {
    var session = world.signUp("Gerda", "gerda@example.nl", "gerda's password");
    assertThat(List.of(session, session.refresh(), session.person(), new Password("secret")))
        .asString()
        .doesNotContain("Gerda", session.token(), session.refresh().secret(), "secret");
    assertThat(EmailAddress.parse("gerda@example.nl").orElseThrow())
        .hasToString("EmailAddress[16 chars]");
    assertThat(PersonName.parse("Gerda").orElseThrow()).hasToString("PersonName[5 chars]");
    assertThat(world.accounts.find(new PersonId(new UUID(1, 1))).await()).isEmpty();
  }

  private Answer<SignedIn> signUp(String email) {
    return world
        .accounts
        .signUp(
            PersonName.parse("Somebody").orElseThrow(),
            EmailAddress.parse(email).orElseThrow(),
            new Password("some password"))
        .await();
  }
}
