package nl.draad.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Strict reading: what a field may be, what it is refused with, and what never leaks into a text.
class FieldsTest {
  private static final UUID ID = UUID.fromString("0190f3a2-0000-7000-8000-00000000abcd");

  @Test
  void whatIsThereIsGiven() {
    var fields =
        Json.read(
            """
            {"text": "dag", "id": "%s", "yes": true, "number": 12, "ids": ["%1$s"],
             "cursors": {"%1$s": 7}}
            """
                .formatted(ID));
    assertThat(fields.text("text", 3)).isEqualTo("dag");
    assertThat(fields.optionalText("text", 3)).contains("dag");
    assertThat(fields.uuid("id")).isEqualTo(ID);
    assertThat(fields.flag("yes")).isTrue();
    assertThat(fields.number("number", 12, 12)).isEqualTo(12);
    assertThat(fields.optionalNumber("number", 0, 99)).hasValue(12);
    assertThat(fields.uuids("ids", 1)).isEqualTo(List.of(ID));
    assertThat(fields.numbers("cursors", 1)).isEqualTo(Map.of(ID, 7L));
  }

  @Test
  void objectsWithinAreReadAsStrictly() {
    var fields = Json.read("{\"one\": {\"a\": \"b\"}, \"some\": [{\"a\": \"c\"}], \"odd\": [1]}");
    assertThat(fields.object("one").text("a", 1)).isEqualTo("b");
    assertThat(fields.objects("some", 1)).extracting(some -> some.text("a", 1)).containsOnly("c");
    assertThat(refusal(() -> fields.object("some"))).isEqualTo(Refusal.WRONG_VALUE);
    assertThat(refusal(() -> fields.objects("one", 1))).isEqualTo(Refusal.WRONG_VALUE);
    assertThat(refusal(() -> fields.objects("odd", 1))).isEqualTo(Refusal.WRONG_VALUE);
    assertThat(refusal(() -> fields.objects("some", 0))).isEqualTo(Refusal.LIST_TOO_LONG);
    assertThat(refusal(() -> fields.object("none"))).isEqualTo(Refusal.MISSING_FIELD);
  }

  private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(Refused.class, read).refusal();
  }

  @Test
  void whatIsLeftOutOrNullIsMissing() {
    var fields = Json.read("{\"nothing\": null}");
    for (var field : List.of("nothing", "other")) {
      assertThat(fields.absent(field)).isTrue();
      assertThat(fields.optionalText(field, 9)).isEqualTo(Optional.empty());
      assertThat(fields.optionalNumber(field, 0, 9)).isEqualTo(OptionalLong.empty());
      refuses(Refusal.MISSING_FIELD, field, () -> fields.text(field, 9));
      refuses(Refusal.MISSING_FIELD, field, () -> fields.anyText(field));
      refuses(Refusal.MISSING_FIELD, field, () -> fields.uuid(field));
      refuses(Refusal.MISSING_FIELD, field, () -> fields.flag(field));
      refuses(Refusal.MISSING_FIELD, field, () -> fields.number(field, 0, 9));
      refuses(Refusal.MISSING_FIELD, field, () -> fields.uuids(field, 9));
      refuses(Refusal.MISSING_FIELD, field, () -> fields.numbers(field, 9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "true", "\"x\"", "[]", "{}", "[1]", "{\"a\":1}"})
  void whatHasAnotherTypeIsWrong(String value) {
    var fields = Json.read("{\"f\":" + value + "}");
    wrongUnless(value.startsWith("\""), () -> fields.text("f", 9));
    wrongUnless(value.startsWith("\""), () -> fields.anyText("f"));
    wrongUnless(false, () -> fields.uuid("f"));
    wrongUnless(value.equals("true"), () -> fields.flag("f"));
    wrongUnless(value.equals("1"), () -> fields.number("f", 0, 9));
    wrongUnless(value.equals("[]"), () -> fields.uuids("f", 9));
    wrongUnless(value.equals("{}"), () -> fields.numbers("f", 9));
  }

  @Test
  void aTextHasAnEdgeOnBothSides() {
    var fields = Json.read("{\"none\":\"\",\"three\":\"abc\"}");
    assertThat(fields.text("three", 3)).isEqualTo("abc");
    refuses(Refusal.WRONG_VALUE, "three", () -> fields.text("three", 2));
    refuses(Refusal.WRONG_VALUE, "none", () -> fields.text("none", 2));
    assertThat(fields.anyText("none")).isEmpty();
  }

  @Test
  void aNumberHasAnEdgeOnBothSides() {
    var fields =
        Json.read("{\"n\":5,\"most\":9223372036854775807,\"more\":9223372036854775808,\"e\":1e3}");
    assertThat(fields.number("n", 5, 5)).isEqualTo(5);
    assertThat(fields.number("most", 0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    refuses(Refusal.WRONG_VALUE, "n", () -> fields.number("n", 6, 9));
    refuses(Refusal.WRONG_VALUE, "n", () -> fields.number("n", 0, 4));
    refuses(Refusal.WRONG_VALUE, "more", () -> fields.number("more", 0, Long.MAX_VALUE));
    refuses(Refusal.WRONG_VALUE, "e", () -> fields.number("e", 0, Long.MAX_VALUE));
  }

  @Test
  void aListHasALongest() {
    var fields = Json.read("{\"ids\":[\"%s\",\"%1$s\"],\"m\":{\"%1$s\":1}}".formatted(ID));
    assertThat(fields.uuids("ids", 2)).hasSize(2);
    refuses(Refusal.LIST_TOO_LONG, "ids", () -> fields.uuids("ids", 1));
    refuses(Refusal.LIST_TOO_LONG, "m", () -> fields.numbers("m", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0190f3a2",
        "0190F3A2-0000-7000-8000-00000000ABCD",
        "0190f3a2-0000-7000-8000-00000000abcd ",
        "{0190f3a2-0000-7000-8000-0000000abcd}",
        "0190f3a-20000-7000-8000-00000000abcd",
        "0190f3a200007000800000000000abcd0000",
        "0190f3a2-0000-7000-8000-00000000abcg"
      })
  void whatIsNoUuidInItsOneSpellingIsWrong(String text) {
    var fields = Json.read("{\"f\":\"%s\",\"l\":[\"%1$s\"],\"m\":{\"%1$s\":1}}".formatted(text));
    refuses(Refusal.WRONG_VALUE, "f", () -> fields.uuid("f"));
    refuses(Refusal.WRONG_VALUE, "l", () -> fields.uuids("l", 1));
    refuses(Refusal.WRONG_VALUE, "m", () -> fields.numbers("m", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u0000", "a\\u0000b", "\\ud83d", "\\ude00", "\\ud83d\\ud83d\\ude00", "x\\ud83d"})
  void textThatCannotBeStoredIsWrong(String escaped) {
    refuses(Refusal.WRONG_VALUE, "f", () -> Json.read("{\"f\":\"" + escaped + "\"}").anyText("f"));
  }

  @Test
  void everyOtherTextIsGivenAsItIs() {
    for (var text : List.of("😀", "عربي", "\u200f", "\n\t", "\uffff", "e\u0301")) {
      var json = Json.bytes(out -> out.writeStringField("f", text));
      assertThat(Json.read(json).anyText("f")).isEqualTo(text);
      assertThat(Json.read(new String(json, StandardCharsets.UTF_8)).anyText("f")).isEqualTo(text);
    }
  }

  @Test
  void aRefusalNamesTheFieldAndNeverWhatWasInIt() {
    var fields = Json.read("{\"secret\":\"geheim\"}");
    assertThatThrownBy(() -> fields.uuid("secret"))
        .hasMessageContaining("secret")
        .hasMessageNotContaining("geheim")
        .satisfies(refused -> assertThat(refused.getStackTrace()).isEmpty());
    assertThat(fields).hasToString("Fields[1]");
    assertThat(Text.of("geheim")).hasToString("Text[6 bytes]");
  }

  @Test
  void numbersOfAMapAreNeverNegative() {
    Consumer<String> reading =
        value -> Json.read("{\"m\":{\"" + ID + "\":" + value + "}}").numbers("m", 1);
    for (var value : List.of("-1", "1.5", "\"1\"", "null", "9223372036854775808")) {
      refuses(Refusal.WRONG_VALUE, "m", () -> reading.accept(value));
    }
    reading.accept("0");
  }

  private static void wrongUnless(boolean right, Runnable reading) {
    if (right) {
      reading.run();
    } else {
      refuses(Refusal.WRONG_VALUE, "f", reading);
    }
  }

  private static void refuses(Refusal refusal, String field, Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(refusal);
              assertThat(refused.detail()).startsWith(field + " ");
            });
  }
}
