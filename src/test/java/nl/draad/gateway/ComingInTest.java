package nl.draad.gateway;

import static nl.draad.gateway.Street.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.UpgradeRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.draad.identity.SessionId;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Coming in: hello in time, first and once; not too many of one person or one address; nobody any
/// more while the node goes away.
class ComingInTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private Street street = new Street();

  @AfterEach
  void close() {
    street.close();
  }

  @Test
  void whoSaysSomethingElseFirstIsClosed() {
    street.unharmed(
        () -> {
          for (var type : new String[] {"unread", "post", "shout", "resume", "token"}) {
            var stranger = street.stranger();
            stranger.send(frame(type).put("ref", "a").put("token", "b").put("cursors", Map.of()));
            assertThat(stranger.closeCode()).as(type).isEqualTo(4421);
          }
        });
  }

  @Test
  void aStrangerMayAskForASignOfLife() {
    var stranger = street.stranger();
    assertThat(stranger.ask(frame("ping")).getString("type")).isEqualTo("pong");
    stranger.hello(street.anna + " " + UUID.randomUUID());
  }

  @Test
  void helloIsSaidOnce() {
    street.unharmed(
        () -> {
          var device = street.annas();
          var again =
              device.ask(frame("hello").put("token", street.anna + " " + UUID.randomUUID()));
          assertThat(again.getInteger("number")).isEqualTo(4405);
          assertThat(device.ask(frame("unread")).getString("type")).isEqualTo("unread");
          device.disconnect();
        });
  }

  @Test
  void aTokenThatIsNotOursClosesAtHello() {
    street.unharmed(
        () -> {
          var stranger = street.stranger();
          var answer = stranger.ask(frame("hello").put("token", "something"));
          assertThat(answer.getInteger("number")).isEqualTo(4401);
          assertThat(stranger.closeCode()).isEqualTo(4401);
        });
  }

  @Test
  void whoSaysNoHelloInTimeIsClosed() {
    reopen(new Limits.Patience(Duration.ofMillis(100), LONG, LONG, LONG));
    assertThat(street.stranger().closeCode()).isEqualTo(4408);
  }

  @Test
  void whoSaidHelloStaysAndWhoIsSilentForLongIsClosed() {
    reopen(new Limits.Patience(LONG, Duration.ofMillis(50), Duration.ofMillis(500), LONG));
    var device = street.node.connect(street.anna);
    device.next("ping");
    assertThat(device.closeCode()).isEqualTo(4408);
  }

  @Test
  void onePersonHasSoManyConnectionsAndNoMore() {
    reopen(new Limits(3, 2_000, 40, Limits.usual().patience()));
    var devices = new ArrayList<TestDevice>();
    for (var i = 0; i < 3; i++) {
      devices.add(street.annas());
    }
    street.unharmed(
        () -> {
          var oneMore = street.stranger();
          var answer =
              oneMore.ask(frame("hello").put("token", street.anna + " " + UUID.randomUUID()));
          assertThat(answer.getInteger("number")).isEqualTo(4555);
          assertThat(answer.getBoolean("retry")).isTrue();
          assertThat(oneMore.closeCode()).isEqualTo(4555);
        });
    devices.forEach(
        device -> assertThat(device.ask(frame("unread")).getString("type")).isEqualTo("unread"));
  }

  @Test
  void manyAtOnceDoNotSlipThrough() {
    reopen(new Limits(3, 2_000, 40, Limits.usual().patience()));
    var strangers = new ArrayList<TestDevice>();
    for (var i = 0; i < 12; i++) {
      strangers.add(street.stranger());
    }
    strangers.forEach(
        stranger ->
            stranger.send(
                frame("hello")
                    .put("ref", "h")
                    .put("token", street.anna + " " + UUID.randomUUID())));
    assertThat(strangers.stream().map(stranger -> stranger.answer("h").getString("type")))
        .filteredOn("welcome"::equals)
        .hasSize(3);
  }

  @Test
  void oneAddressHasSoManyConnectionsAndNoMore() {
    reopen(new Limits(20, 3, 40, Limits.usual().patience())); // Bela's is one of them
    street.belas().send(frame("show").put("channels", List.of(street.channel.toString())));
    var first = street.annas();
    street.stranger();
    assertStatus(429, street.node.port(), "draad.v1");
    street.belas().next(frame -> Street.here(frame) == 1);
    street.belas().everythingUntilPong();
    first.disconnect();
    street.belas().next(frame -> Street.here(frame) == 0);
    street.annas();
  }

  @Test
  void onlyTheSubprotocolIsSpoken() {
    assertStatus(400, street.node.port(), "draad.v2");
  }

  @Test
  void aNodeThatGoesAwaySaysSoAndTakesNobodyInAnyMore() {
    var device = street.annas();
    var place = device.postAcked(street.channel, "net op tijd");
    street.node.gateway().drain(5_000);
    assertThat(device.next("drain").getInteger("after")).isEqualTo(5_000);
    assertThat(device.closeCode()).isEqualTo(4553);
    assertThat(street.entries()).isEqualTo(place);
    assertStatus(503, street.node.port(), "draad.v1");
  }

  @Test
  void aSessionThatWasEndedIsClosedAndNoOther() {
    var session = new SessionId(UUID.randomUUID());
    var ended = street.node.connect(street.anna, session);
    var other = street.annas();
    street.node.messaging().devices().sessionsEnded(List.of(session));
    assertThat(ended.closeCode()).isEqualTo(4420);
    assertThat(other.ask(frame("unread")).getString("type")).isEqualTo("unread");
  }

  @Test
  void nothingLiveReachesWhoHasNotSaidHello() {
    var stranger = street.stranger();
    street.annas().postAcked(street.channel, "alleen voor ons");
    assertThat(stranger.everythingUntilPong()).isEmpty();
  }

  private void reopen(Limits.Patience patience) {
    reopen(Limits.usual().with(patience));
  }

  private void reopen(Limits limits) {
    street.close();
    street = new Street(limits);
  }

  private static void assertStatus(int status, int port, String protocol) {
    assertThatThrownBy(() -> TestDevice.connect(port, protocol))
        .cause()
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            rejected -> assertThat(rejected.getStatus()).isEqualTo(status));
  }
}
