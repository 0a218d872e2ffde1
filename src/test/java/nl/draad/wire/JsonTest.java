package nl.draad.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One strict object in, one object out.
class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"a\"",
        "[]",
        "{",
        "{}}",
        "{} {}",
        "{}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "// x\n{}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}"
      })
  void whatIsNotOneObjectIsMalformed(String text) {
    malformed(text);
  }

  @Test
  void sixteenDeepIsReadAndSeventeenIsNot() {
    assertThat(Json.read(deep(16)).absent("a")).isFalse();
    malformed(deep(17));
  }

  @Test
  void numbersHaveAtMostThirtyDigits() {
    assertThat(Json.read("{\"a\":" + "1".repeat(30) + "}").absent("a")).isFalse();
    malformed("{\"a\":" + "1".repeat(31) + "}");
    malformed("{\"a\":0." + "1".repeat(31) + "}");
  }

  @Test
  void aHugeExponentCostsNothing() {
    var fields = Json.read("{\"a\":1e999999999}");
    assertThatThrownBy(() -> fields.number("a", 0, 9)).isInstanceOf(Refused.class);
  }

  @Test
  void bytesThatAreNoUtf8AreMalformed() {
    assertThatThrownBy(() -> Json.read(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var text =
        Json.write(
            json -> {
              json.writeStringField("name", "Zoë \"Z\" \u0001 </script> 😀");
              json.writeNumberField("seq", Long.MAX_VALUE);
            });
    var fields = Json.read(text.utf8());
    assertThat(fields.anyText("name")).isEqualTo("Zoë \"Z\" \u0001 </script> 😀");
    assertThat(fields.number("seq", 0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(text.decode()).startsWith("{\"name\":").endsWith("}");
    assertThat(text.length()).isEqualTo(text.decode().getBytes(StandardCharsets.UTF_8).length);
  }

  private static String deep(int levels) {
    return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }

  private static void malformed(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED));
    assertThatThrownBy(() -> Json.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refused.class);
  }
}
