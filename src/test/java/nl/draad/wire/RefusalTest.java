package nl.draad.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.draad.testing.FrameContract;
import org.junit.jupiter.api.Test;

/// The numbers of refusals, and the pages that list them.
class RefusalTest {
  /// Those that no frame can be answered with: they are about accounts, routes, claims and opening
  /// hours.
  private static final Set<Refusal> ONLY_HTTP =
      EnumSet.of(
          Refusal.WRONG_CREDENTIALS,
          Refusal.QUEUE_EMPTY,
          Refusal.METHOD_NOT_ALLOWED,
          Refusal.ALREADY_TAKEN,
          Refusal.NO_CAPACITY,
          Refusal.NOT_ON_DUTY,
          Refusal.ADDRESS_IN_USE,
          Refusal.PASSWORD_TOO_SHORT,
          Refusal.PASSWORD_TOO_LONG,
          Refusal.DESK_CLOSED,
          Refusal.CHANGED_MEANWHILE,
          Refusal.PERIOD_BACKWARDS,
          Refusal.PERIODS_OVERLAP,
          Refusal.DATE_TWICE,
          Refusal.UNKNOWN_ZONE,
          Refusal.IN_THE_PAST);

  /// Those that only ever close a line.
  private static final Set<Refusal> ONLY_CLOSING =
      EnumSet.of(
          Refusal.SILENT,
          Refusal.TOO_LARGE,
          Refusal.HELLO_FIRST,
          Refusal.GOING_AWAY,
          Refusal.TOO_SLOW);

  @Test
  void everyNumberAndEveryTypeIsUnique() {
    assertThat(Refusal.values()).extracting(Refusal::number).doesNotHaveDuplicates();
    assertThat(Refusal.values()).extracting(Refusal::type).doesNotHaveDuplicates();
    assertThat(Refusal.values())
        .allMatch(refusal -> refusal.type().matches("/problems/[a-z]+(-[a-z]+)*"));
  }

  @Test
  void theRangeTellsWhetherToRetry() {
    for (var refusal : Refusal.values()) {
      assertThat(refusal.number()).as(refusal.name()).isBetween(4400, 4599);
      assertThat(refusal.retryable()).as(refusal.name()).isEqualTo(refusal.number() >= 4500);
    }
  }

  @Test
  void everyNumberMayCloseALine() {
    // RFC 6455, section 7.4.2: 4000 to 4999 are for private use; a reason has at most 123 bytes.
    for (var refusal : Refusal.values()) {
      assertThat(refusal.number()).isBetween(4000, 4999);
      assertThat(Text.of(refusal.text()).length()).isLessThanOrEqualTo(123);
      assertThat(refusal.status()).isBetween(400, 599);
    }
  }

  @Test
  void theProtocolPageListsExactlyThoseThatTravelOnTheSocket() {
    assertThat(listed("protocol.md", "^\\| (4\\d{3}) \\|"))
        .isEqualTo(numbers(EnumSet.complementOf(EnumSet.copyOf(ONLY_HTTP))));
  }

  @Test
  void theHttpPageListsThoseThatDoNot() {
    assertThat(listed("http.md", "\\b(4[45]\\d\\d)\\b")).containsAll(numbers(ONLY_HTTP));
  }

  @Test
  void theSchemaOfARefusalListsExactlyThoseThatAnswerFrames() {
    var answering = EnumSet.complementOf(EnumSet.copyOf(ONLY_HTTP));
    answering.removeAll(ONLY_CLOSING);
    var schema = FrameContract.read().schema("server-refused").getJsonObject("properties");
    var numbers = schema.getJsonObject("number").getJsonArray("enum");
    assertThat(numbers.stream().map(Integer.class::cast).collect(Collectors.toSet()))
        .isEqualTo(numbers(answering));
  }

  @Test
  void theProtocolPageListsExactlyTheFramesOfTheContract() throws IOException {
    var page = Files.readString(Path.of("src/docs/protocol.md"));
    var device = section(page, "## Frames from the device", "## Frames from the server");
    var server = section(page, "## Frames from the server", "A **channel** is");
    assertThat(
            Stream.concat(
                types(device).map(type -> "device-" + type),
                types(server).map(type -> "server-" + type)))
        .containsExactlyInAnyOrderElementsOf(FrameContract.read().frames());
  }

  private static String section(String page, String from, String to) {
    return page.substring(page.indexOf(from), page.indexOf(to));
  }

  /// What stands in the first column; some lines are about several.
  private static Stream<String> types(String section) {
    return section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf('|', 1)))
        .flatMap(cell -> Pattern.compile("`([a-z-]+)`").matcher(cell).results())
        .map(found -> found.group(1));
  }

  private static Set<Integer> listed(String page, String pattern) {
    try {
      return Pattern.compile(pattern, Pattern.MULTILINE)
          .matcher(Files.readString(Path.of("src/docs").resolve(page)))
          .results()
          .map(found -> Integer.valueOf(found.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<Integer> numbers(Set<Refusal> refusals) {
    return refusals.stream().map(Refusal::number).collect(Collectors.toCollection(TreeSet::new));
  }
}
