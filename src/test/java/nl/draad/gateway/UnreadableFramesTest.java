package nl.draad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames that cannot be read at all, and frames that are too large to be.
class UnreadableFramesTest {
  private static Street street;

  @BeforeAll
  static void open() {
    street = new Street();
  }

  @AfterAll
  static void close() {
    street.close();
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("nothing", ""),
        Arguments.of("white space", "  \n"),
        Arguments.of("words", "hallo"),
        Arguments.of("half an object", "{\"type\":\"unread\""),
        Arguments.of("two objects", "{\"type\":\"unread\"} {}"),
        Arguments.of("a comment", "{\"type\":\"unread\"/* */}"),
        Arguments.of("single quotes", "{'type':'unread'}"),
        Arguments.of("a list", "[{\"type\":\"unread\"}]"),
        Arguments.of("a text", "\"unread\""),
        Arguments.of("a number", "17"),
        Arguments.of("null", "null"),
        Arguments.of("not a number", "{\"type\":\"unread\",\"ref\":NaN}"),
        Arguments.of("a key twice", "{\"type\":\"unread\",\"type\":\"unread\",\"ref\":\"a\"}"),
        Arguments.of("a key twice, deep inside", "{\"type\":\"a\",\"x\":{\"y\":1,\"y\":1}}"),
        Arguments.of("17 deep", deep(17)),
        Arguments.of("1,000 deep", deep(1_000)),
        Arguments.of("31 digits", "{\"type\":\"unread\",\"x\":" + "9".repeat(31) + "}"),
        Arguments.of("60,000 digits", "{\"type\":\"unread\",\"x\":" + "9".repeat(60_000) + "}"),
        Arguments.of("a key of 30,000", "{\"" + "k".repeat(30_000) + "\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void whatCannotBeReadIsRefused(String what, String raw) {
    street.unharmed(
        () -> {
          var device = street.annas();
          device.sendRaw(raw);
          assertThat(device.next("refused").getInteger("number")).as(what).isEqualTo(4400);
          stillServed(device);
          device.disconnect();
        });
  }

  @Test
  void whatIsJustReadableIsRead() {
    var device = street.annas();
    device.sendRaw(deep(16));
    assertThat(device.next("refused").getInteger("number")).isEqualTo(4404);
    device.sendRaw("{\"type\":\"ping\",\"x\":" + "9".repeat(30) + "}");
    device.next("pong");
    device.sendRaw("{\"type\":\"ping\",\"a field of a newer device\":[1,{\"x\":null}]}");
    device.next("pong");
    device.disconnect();
  }

  @Test
  void binaryFramesAreUnreadable() {
    street.unharmed(
        () -> {
          var device = street.annas();
          device.raw().sendBinary("{\"type\":\"unread\",\"ref\":\"a\"}");
          assertThat(device.next("refused").getInteger("number")).isEqualTo(4400);
          stillServed(device);
          device.disconnect();
        });
  }

  @Test
  void twentyUnreadableFramesInAMinuteCloseThatLineAndNoOther() {
    street.unharmed(
        () -> {
          var device = street.annas();
          var other = street.annas();
          for (var i = 0; i < 19; i++) {
            device.sendRaw("{");
          }
          stillServed(device);
          device.raw().sendBinary("{");
          assertThat(device.closeCode()).isEqualTo(4400);
          stillServed(other);
          other.disconnect();
        });
  }

  @Test
  void aFrameOf64KibIsTakenAndRefusedByItsField() {
    street.unharmed(
        () -> {
          var device = street.annas();
          device.sendRaw(ofLength(Limits.FRAME));
          assertThat(device.next("refused").getInteger("number")).isEqualTo(4413);
          stillServed(device);
          device.disconnect();
        });
  }

  @Test
  void aLargerFrameClosesTheLine() {
    street.unharmed(
        () -> {
          var device = street.annas();
          device.sendRaw(ofLength(Limits.FRAME + 1));
          assertThat(device.closeCode()).isEqualTo(4414);
        });
  }

  @Test
  void aLargerFrameInPiecesClosesTheLineToo() {
    street.unharmed(
        () -> {
          var device = street.annas();
          device.raw().sendInPieces(ofLength(Limits.FRAME + 1), 10);
          assertThat(device.closeCode()).isEqualTo(4414);
          var other = street.annas();
          other.raw().sendInPieces(ofLength(Limits.HARD_FRAME * 2), 10);
          assertThat(other.closeCode()).isEqualTo(4414);
        });
  }

  @Test
  void emptyPiecesAreNoHarm() {
    var device = street.annas();
    device.raw().sendWithEmptyPieces("");
    assertThat(device.next("refused").getInteger("number")).isEqualTo(4400);
    device.raw().sendWithEmptyPieces("{\"type\":\"ping\",\"ref\":\"a\"}");
    assertThat(device.next("pong").getString("ref")).isEqualTo("a");
    device.disconnect();
  }

  @Test
  void aFrameThatIsFarTooLargeIsNotEvenReceived() {
    street.unharmed(
        () -> {
          var device = street.annas();
          device.sendRaw(ofLength(Limits.HARD_FRAME + 1));
          assertThat(device.closeCode()).isNotEqualTo(4414);
        });
  }

  private static void stillServed(TestDevice device) {
    assertThat(device.ask(Street.frame("unread")).getString("type")).isEqualTo("unread");
  }

  /// A post, so long in characters.
  private static String ofLength(int length) {
    var frame = street.post("").put("ref", "00000000-0000-7000-8000-000000000000").encode();
    return frame.replace(
        "\"text\":\"\"", "\"text\":\"" + "x".repeat(length - frame.length()) + "\"");
  }

  /// An object so many levels deep, itself counted.
  private static String deep(int levels) {
    return "{\"type\":\"deep\",\"x\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }
}
