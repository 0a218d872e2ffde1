package nl.draad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import nl.draad.http.Callers;
import nl.draad.http.Rules;
import nl.draad.pace.Pace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The limits of both doors are what the table for operators says they are.
class PublishedLimitsTest {
  private static final Path TABLE = Path.of("src/docs/operations.md");

  static Stream<String> rows() {
    var limits = Limits.usual();
    var patience = limits.patience();
    var callers = Callers.Terms.of(limits.perAddress(), false);
    return Stream.of(
        String.format(
            Locale.ROOT,
            "WebSockets per person and node · per address and node | %d · %,d",
            limits.perPerson(),
            limits.perAddress()),
        String.format(
            Locale.ROOT,
            "sockets that one address opens | %,d at once, as many a minute",
            perMinute(limits.shares().opening())),
        String.format(
            Locale.ROOT,
            "pieces) | %,d at once, %d a second",
            Limits.BARE_AT_ONCE,
            Limits.BARE_PER_SECOND),
        String.format(
            Locale.ROOT,
            "all devices together | %d a second, %d at once",
            perSecond(Use.ANY.pace()),
            Use.ANY.pace().times()),
        String.format(
            Locale.ROOT,
            "`typing` of one person | %d · %d · %d a minute",
            perMinute(Use.RESUMING.pace()),
            perMinute(Use.WATCHING.pace()),
            perMinute(Use.TYPING.pace())),
        String.format(
            Locale.ROOT,
            "`show` of one person together | %d a minute",
            perMinute(Use.READING.pace())),
        String.format(
            Locale.ROOT,
            "`fate` of one person together | %d a minute",
            perMinute(Use.WRITING.pace())),
        String.format(
            Locale.ROOT,
            "frames per device | %d a second, %d at once; after %d too many in a minute",
            limits.framesPerSecond(),
            limits.burst(),
            Limits.TOO_FAST_PER_MINUTE),
        String.format(Locale.ROOT, "a frame | %,d characters", Limits.FRAME),
        String.format(Locale.ROOT, "unreadable frames | %d a minute", Limits.MALFORMED_PER_MINUTE),
        String.format(
            Locale.ROOT,
            "`hello` · silence | %d s · %d s",
            patience.hello().toSeconds(),
            patience.silence().toSeconds()),
        String.format(Locale.ROOT, "while it is resumed | %d MiB each", Limits.HELD >> 20),
        String.format(
            Locale.ROOT,
            "a body | %d s · %d to %d s · %d s",
            callers.first().toSeconds(),
            callers.next().toSeconds(),
            callers.next().toSeconds() * 2,
            callers.body().toSeconds()),
        String.format(Locale.ROOT, "that are no WebSocket | %,d per node", callers.perAddress()),
        String.format(
            Locale.ROOT,
            "over HTTP | %d a minute per person; %,d a minute per address, asked before the token"
                + " is looked at; %,d a minute per address for files",
            perMinute(Rules.USUAL),
            perMinute(Rules.CROWD),
            perMinute(Rules.FILES)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isAsTheTableSays(String row) throws IOException {
    assertThat(Files.readString(TABLE)).contains(row);
  }

  private static int perMinute(Pace pace) {
    assertThat(pace.within()).isEqualTo(Duration.ofMinutes(1));
    return pace.times();
  }

  private static long perSecond(Pace pace) {
    return pace.times() / pace.within().toSeconds();
  }
}
