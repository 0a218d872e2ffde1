package nl.draad.gateway;

import static nl.draad.gateway.Street.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.messaging.FrameDeed;
import nl.draad.pace.Pace;
import nl.draad.testing.RefusedSocket;
import nl.draad.testing.TestDevice;
import nl.draad.wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What one person may ask, with all devices together: the last that is allowed, the first that is
/// not, and that nobody else notices.
class SharesTest {
  private static final Pace FEW = new Pace(3, Duration.ofHours(1));
  private Street street = new Street();

  @AfterEach
  void close() {
    street.close();
  }

  static Stream<String> types() {
    return Stream.of(
        "resume",
        "backlog",
        "history",
        "unread",
        "fate",
        "show",
        "post",
        "edit",
        "withdraw",
        "watch",
        "typing");
  }

  @ParameterizedTest
  @MethodSource("types")
  void afterTheLastThatIsAllowedOneIsToldToWait(String type) {
    reopen(Use.of(type).orElseThrow());
    var anna = person("anna");
    var one = street.node.connect(anna);
    var other = street.node.connect(anna);
    for (var device : List.of(one, other, one)) {
      device.send(request(type));
      assertThat(device.everythingUntilPong()).noneMatch(SharesTest::isTooFast);
    }
    other.send(request(type));
    var refused = other.next(SharesTest::isTooFast);
    assertThat(refused.getInteger("after")).isBetween(1_190, 1_200);
    assertThat(refused.getBoolean("retry")).isTrue();
    var cas = street.node.connect(person("cas"));
    cas.send(request(type));
    assertThat(cas.everythingUntilPong()).noneMatch(SharesTest::isTooFast);
  }

  @Test
  void framesOfAllDevicesOfOnePersonCountTogether() {
    reopen(Use.ANY);
    var anna = person("anna");
    var one = street.node.connect(anna);
    var other = street.node.connect(anna);
    for (var device : List.of(one, other, one)) {
      assertThat(leave(device)).isEqualTo("left");
    }
    assertThat(leave(other)).isEqualTo("refused");
    assertThat(leave(street.node.connect(person("cas")))).isEqualTo("left");
  }

  @Test
  void anAddressOpensSoManySocketsAndNoMore() {
    street.close();
    street =
        new Street(Limits.usual().with(new Limits.Shares(FEW, Map.of()))); // Bela's is the first
    street.stranger();
    street.stranger();
    var refused = RefusedSocket.at(street.node.port());
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.retryAfter()).isEqualTo("30");
    assertThat(street.belas().ask(frame("unread")).getString("type")).isEqualTo("unread");
  }

  @Test
  void whatADeviceLeavesIsNeverMoreThanWhatItHad() {
    var device = street.annas();
    for (var i = 0; i < 100; i++) {
      leave(device);
    }
    assertThat(device.resume(Map.of())).containsKey(street.channel.toString());
  }

  @Test
  void pingsOfTheSocketItselfAreCountedToo() {
    var device = street.annas();
    device.raw().pingOneByOne(Limits.BARE_AT_ONCE * 5);
    assertThat(device.closeCode()).isEqualTo(4529);
    assertThat(street.belas().ask(frame("unread")).getString("type")).isEqualTo("unread");
  }

  private void reopen(Use use) {
    street.close();
    street = new Street(Limits.usual().with(Limits.usual().shares().with(use, FEW)));
    street.node.with(Map.of("watch", (_, _) -> Answer.yes(FrameDeed.SILENCE)));
  }

  private PersonId person(String name) {
    return street.member(street.channel, name, ChannelRole.SUPPORTER);
  }

  private static String leave(TestDevice device) {
    return device
        .ask(frame("leave").put("channel", UUID.randomUUID().toString()))
        .getString("type");
  }

  private static boolean isTooFast(JsonObject frame) {
    return frame.getInteger("number", 0) == 4529;
  }

  /// One that has all that it needs.
  private JsonObject request(String type) {
    return frame(type)
        .put("ref", UUID.randomUUID().toString())
        .put("channel", street.channel.toString())
        .put("channels", List.of(street.channel.toString()))
        .put("cursors", new JsonObject())
        .put("text", "hallo")
        .put("about", 1)
        .put("after", 0)
        .put("before", 10)
        .put("of", UUID.randomUUID().toString())
        .put("desk", UUID.randomUUID().toString());
  }
}
