package nl.draad.account;

import static org.assertj.core.api.Assertions.assertThat;

import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@example.nl",
        " anna@example.nl\t",
        "anna.de.vries+draad@mail.example.co.uk",
        "o'brien@example.ie",
        "anna@x.nl",
        "jürgen@müller.de",
        "a_b-c@ex-ample.nl",
        "用户@例子.广告"
      })
  void takesWhatCanBeAnAddress(String typed) {
    assertThat(EmailAddress.parse(typed)).map(EmailAddress::typed).contains(typed.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "anna@",
        "@example.nl",
        "anna@example",
        "anna@@example.nl",
        "anna@exa mple.nl",
        "an na@example.nl",
        "anna@example..nl",
        ".anna@example.nl",
        "anna.@example.nl",
        "an..na@example.nl",
        "anna@-example.nl",
        "anna@example-.nl",
        "anna@example.nl.",
        "anna@127.0.0.1",
        "anna@example.nl\nbcc: bela@example.nl",
        "Anna <anna@example.nl>",
        "anna@example.nl,bela@example.nl",
        "an\u0000na@example.nl",
        "an\u202Ena@example.nl"
      })
  void leavesWhatCannot(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void anAddressHasAtMost254CharactersAnd64BeforeTheAtSign() {
    assertThat(EmailAddress.parse("a".repeat(64) + "@example.nl")).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.nl")).isEmpty();
    var label = "b".repeat(61) + ".";
    var domain = label.repeat(4);
    assertThat(EmailAddress.parse("abc@" + domain + "nl")).isPresent();
    assertThat(("abc@" + domain + "nl")).hasSize(254);
    assertThat(EmailAddress.parse("abcd@" + domain + "nl")).isEmpty();
  }

  @Test
  void aHostileAddressIsReadAsFastAsAnyOther() {
    assertThat(EmailAddress.parse("a@" + "a.".repeat(5_000))).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(60) + "@" + "a-".repeat(90) + "!")).isEmpty();
    assertThat(EmailAddress.parse("a.".repeat(30) + "@" + "é".repeat(180))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "Anna", " Anna de Vries ", "O'Brien", "عائشة", "👩‍👧 Mama", "李"})
  void takesWhatPeopleWantToBeCalledBy(String typed) {
    assertThat(PersonName.parse(typed)).map(PersonName::text).contains(typed.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u00a0\u200b",
        "Anna\nBela",
        "An\u0007na",
        "An\u2028na",
        "evil\u202Eanna",
        "\u2066anna"
      })
  void leavesNamesThatAreNoneOrDisturb(String typed) {
    assertThat(PersonName.parse(typed)).isEmpty();
  }

  @Test
  void aNameHas1To80CharactersAndASmileyIsOne() {
    assertThat(PersonName.parse("😀".repeat(80))).isPresent();
    assertThat(PersonName.parse("a".repeat(80))).isPresent();
    assertThat(PersonName.parse("a".repeat(81))).isEmpty();
  }

  @Test
  void aPasswordHas10To200CharactersOfAnyKind() {
    assertThat(refusal("123456789")).isEqualTo(Refusal.PASSWORD_TOO_SHORT);
    assertThat(refusal("😀".repeat(9))).isEqualTo(Refusal.PASSWORD_TOO_SHORT);
    assertThat(Password.chosen("1234567890")).isInstanceOf(Answer.Given.class);
    assertThat(Password.chosen(" ".repeat(10))).isInstanceOf(Answer.Given.class);
    assertThat(Password.chosen("😀".repeat(200))).isInstanceOf(Answer.Given.class);
    assertThat(refusal("a".repeat(201))).isEqualTo(Refusal.PASSWORD_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.b", "0190b0f2-0000-7000-8000-000000000000"})
  void whatIsNoRefreshTokenIsNone(String wire) {
    assertThat(RefreshToken.parse(wire)).isEmpty();
    assertThat(RefreshToken.parse("x".repeat(36) + "." + "y".repeat(43))).isEmpty();
  }

  private static Refusal refusal(String password) {
    return AccountWorld.refusal(Password.chosen(password));
  }
}
