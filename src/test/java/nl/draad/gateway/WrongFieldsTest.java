package nl.draad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.draad.access.ChannelRole;
import nl.draad.chat.DeskQueues;
import nl.draad.testing.FrameContract;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames that can be read but are not what the protocol says, one wrong field at a time. What is
/// wrong with every field of every frame comes from the published schemas.
class WrongFieldsTest {
  private static final FrameContract CONTRACT = FrameContract.read();
  private static Street street;
  private TestDevice device;

  @BeforeAll
  static void open() {
    street = new Street();
    var queues = new DeskQueues(street.node.database(), street.node.messaging());
    street.node.vertx().deployVerticle(queues).await();
    street.node.with(queues.frames());
  }

  @AfterAll
  static void close() {
    street.close();
  }

  /// Somebody new each time: one person comes back only so often in a minute.
  @BeforeEach
  void connect() {
    var person = street.member(street.channel, "cora", ChannelRole.CLIENT);
    device = street.node.connect(person).resumed();
  }

  @AfterEach
  void disconnect() {
    device.disconnect();
  }

  @Test
  void aTypeThatIsNoneIsRefusedWithItsNumber() {
    street.unharmed(
        () -> {
          refused(new JsonObject().put("type", "shout").put("ref", "a"), 4404);
          refused(new JsonObject().put("ref", "a"), 4406);
          refused(new JsonObject().putNull("type").put("ref", "a"), 4406);
          refused(new JsonObject().put("type", 4).put("ref", "a"), 4407);
          refused(new JsonObject().put("type", "").put("ref", "a"), 4407);
          refused(new JsonObject().put("type", "x".repeat(65)).put("ref", "a"), 4407);
        });
  }

  /// Every frame, and every required field of it.
  static Stream<Arguments> required() {
    return frames()
        .flatMap(
            name ->
                CONTRACT.schema(name).getJsonArray("required").stream()
                    .map(field -> Arguments.of(name, field)));
  }

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("required")
  void aMissingFieldIsRefused(String name, String field) {
    street.unharmed(
        () -> {
          var frame = sample(name);
          frame.remove(field);
          refused(frame, 4406);
          refused(frame.putNull(field), 4406);
        });
  }

  /// Every frame, every field of it, and things of every wrong type.
  static Stream<Arguments> wrong() {
    return frames()
        .flatMap(
            name ->
                CONTRACT.schema(name).getJsonObject("properties").fieldNames().stream()
                    .filter(field -> !field.equals("type") && !field.equals("epoch"))
                    .filter(field -> !(name.equals("device-ping") || name.equals("device-pong")))
                    .map(field -> Arguments.of(name, field)));
  }

  @ParameterizedTest(name = "{0} with a wrong {1}")
  @MethodSource("wrong")
  void aFieldOfTheWrongTypeIsRefused(String name, String field) {
    street.unharmed(
        () -> {
          for (var value : wrongFor(field, sample(name).getValue(field))) {
            var frame = sample(name).put(field, value);
            assertThat(CONTRACT.complaint(name, frame)).as(frame.encode()).isPresent();
            refused(frame, 4407);
          }
        });
  }

  @Test
  void everySampleIsAsItIsDocumented() {
    assertThat(frames().map(name -> CONTRACT.complaint(name, sample(name))))
        .allMatch(Optional::isEmpty);
  }

  @Test
  void textThatCannotBeStoredIsRefused() {
    street.unharmed(
        () -> {
          for (var text :
              List.of("nul \\u0000", "half \\ud83d", "half \\ude00", "\\ude00\\ud83d")) {
            device.sendRaw(raw("post").replace("HERE", text));
            assertThat(device.next("refused").getInteger("number")).isEqualTo(4407);
          }
        });
    device.sendRaw(raw("post").replace("HERE", "whole \\ud83d\\ude00"));
    device.next("ack");
  }

  @Test
  void aTextOf4000CharactersIsTakenAndNoLonger() {
    street.unharmed(
        () -> {
          refused(street.post("x".repeat(4_001)).put("ref", ref()), 4413);
          refused(street.post("😀".repeat(2_000) + "x").put("ref", ref()), 4413);
        });
    assertThat(device.postAcked(street.channel, "x".repeat(4_000))).isPositive();
    assertThat(device.postAcked(street.channel, "😀".repeat(2_000))).isPositive();
  }

  @Test
  void aBlankTextIsRefused() {
    street.unharmed(
        () -> {
          for (var text : List.of("", " ", "\n\t ", "\u2003")) {
            refused(street.post(text).put("ref", ref()), 4415);
          }
        });
  }

  @Test
  void refsAreOf1To64Characters() {
    street.unharmed(
        () -> {
          refused(Street.frame("unread").put("ref", ""), 4407);
          refused(Street.frame("unread").put("ref", "r".repeat(65)), 4407);
          var longest = Street.frame("unread").put("ref", "r".repeat(64));
          assertThat(device.ask(longest).getString("type")).isEqualTo("unread");
        });
  }

  @Test
  void listsHaveTheirLimits() {
    street.unharmed(
        () -> {
          refused(Street.frame("show").put("channels", ids(17)), 4416);
          refused(Street.frame("resume").put("ref", "a").put("cursors", cursors(1_001)), 4416);
        });
  }

  @Test
  void theLongestListOfCursorsFitsAFrame() {
    var held = cursors(999).put(street.channel.toString(), Long.MAX_VALUE);
    held.forEach(cursor -> cursor.setValue(Long.MAX_VALUE));
    device.send(Street.frame("resume").put("ref", "r").put("cursors", held));
    for (var i = 0; i < 999; i++) {
      device.next("gone");
    }
    assertThat(device.answer("r").getString("type")).isEqualTo("resumed");
  }

  @Test
  void anIdHasOneSpelling() {
    street.unharmed(
        () -> {
          var upper = street.channel.toString().toUpperCase(Locale.ROOT);
          refused(sample("device-history").put("channel", upper), 4407);
          refused(sample("device-post").put("ref", ref().toUpperCase(Locale.ROOT)), 4407);
          refused(sample("device-post").put("ref", "0-0-0-0-" + "0".repeat(28)), 4407);
        });
  }

  @Test
  void pagesAreOf1To100Entries() {
    for (var limit : new int[] {0, 101, -1}) {
      refused(sample("device-backlog").put("limit", limit), 4407);
      refused(sample("device-history").put("limit", limit), 4407);
    }
    for (var limit : new int[] {1, 100}) {
      assertThat(device.ask(sample("device-backlog").put("limit", limit)).getString("type"))
          .isEqualTo("page");
    }
  }

  private static Stream<String> frames() {
    return CONTRACT.frames().stream()
        .filter(name -> name.startsWith("device-") && !name.equals("device-hello"));
  }

  /// A frame that is as it should be.
  private static JsonObject sample(String name) {
    var frame = new JsonObject().put("type", name.substring("device-".length()));
    for (var field : CONTRACT.schema(name).getJsonObject("properties").fieldNames()) {
      switch (field) {
        case "ref", "of", "desk" -> frame.put(field, ref());
        case "channel" -> frame.put(field, street.channel.toString());
        case "text", "token" -> frame.put(field, "hallo");
        case "seq", "about", "after", "before", "limit" -> frame.put(field, 1);
        case "channels" -> frame.put(field, new JsonArray().add(street.channel.toString()));
        case "cursors" -> frame.put(field, new JsonObject().put(street.channel.toString(), 1));
        case "type" -> {}
        default -> throw new AssertionError("expected a known field but was " + field);
      }
    }
    return frame;
  }

  /// Values of other types, and of the right type but out of bounds.
  private static List<Object> wrongFor(String field, Object right) {
    var wrong = new ArrayList<Object>(List.of(true, 1.5));
    switch (right) {
      case String _ when field.equals("text") -> // an empty one has a number of its own
          wrong.addAll(List.of(7, new JsonArray(), new JsonObject()));
      case String _ -> wrong.addAll(List.of(7, new JsonArray(), new JsonObject(), ""));
      case Integer _ -> wrong.addAll(List.of("1", -1, new JsonArray(), new JsonObject()));
      case JsonArray _ ->
          wrong.addAll(
              List.of(new JsonObject(), "x", new JsonArray().add(1), new JsonArray().add("x")));
      case JsonObject _ ->
          wrong.addAll(
              List.of(
                  new JsonArray(),
                  "x",
                  new JsonObject().put("x", 1),
                  new JsonObject().put(ref(), -1),
                  new JsonObject().put(ref(), "1")));
      default -> throw new AssertionError(right);
    }
    return wrong;
  }

  /// Sends it, and waits for the refusal; with the ref, where the frame had a good one.
  private void refused(JsonObject frame, int number) {
    device.send(frame);
    var refusal = device.next("refused");
    assertThat(refusal.getInteger("number")).as(frame.encode()).isEqualTo(number);
    assertThat(refusal.getBoolean("retry")).isFalse();
    if (frame.getValue("ref") instanceof String ref && !ref.isEmpty() && ref.length() <= 64) {
      assertThat(refusal.getString("ref")).isEqualTo(ref);
    }
  }

  private static String raw(String type) {
    return street.post("HERE").put("type", type).put("ref", ref()).encode();
  }

  private static JsonObject cursors(int count) {
    var cursors = new JsonObject();
    ids(count).forEach(id -> cursors.put((String) id, 0));
    return cursors;
  }

  private static JsonArray ids(int count) {
    var ids = new JsonArray();
    IntStream.range(0, count).forEach(_ -> ids.add(ref()));
    return ids;
  }

  private static String ref() {
    return UUID.randomUUID().toString();
  }
}
