package nl.draad.gateway;

import static nl.draad.gateway.Street.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.draad.messaging.Body;
import nl.draad.messaging.Draft;
import nl.draad.messaging.EntryKind;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who sends too fast, and who reads too slowly.
class FloodsTest {
  private static final int PAGE = 40;
  private static final int PAGES = 60;
  private Street street;

  @BeforeEach
  void open() {
    street = new Street(new Limits(20, 2_000, 1, Limits.usual().patience())); // 4 at once
  }

  @AfterEach
  void close() {
    street.close();
  }

  @Test
  void whoSendsTooFastIsToldToWait() {
    var device = street.node.connect(street.anna);
    for (var i = 0; i < 20; i++) {
      device.send(frame("unread").put("ref", "r" + i));
    }
    var refused = device.next("refused");
    assertThat(refused.getInteger("number")).isEqualTo(4529);
    assertThat(refused.getBoolean("retry")).isTrue();
    assertThat(refused.getInteger("after")).isEqualTo(1);
    assertThat(device.next("unread").getString("ref")).startsWith("r");
  }

  @Test
  void postsOfAFloodAreNotStored() {
    var device = street.node.connect(street.anna);
    for (var i = 0; i < 100; i++) {
      device.post(street.channel, "nog een");
    }
    device.next("refused");
    assertThat(street.entries()).isLessThan(60);
  }

  @Test
  void whoDoesNotListenIsClosedAndNoOther() {
    var others = street.node.connect(street.anna);
    var device = street.node.connect(street.anna);
    for (var i = 0; i < 400; i++) {
      device.raw().sendUnlessClosed("{\"type\":\"ping\"}");
    }
    assertThat(device.closeCode()).isEqualTo(4529);
    assertThat(others.ask(frame("unread")).getString("type")).isEqualTo("unread");
  }

  @Test
  void aSlowReaderIsClosedWithoutHarmToOthers() {
    var slow = slowReader(Duration.ofMinutes(1));
    slow.raw().readOn();
    assertThat(slow.closeCode()).isEqualTo(4554);
    var pages = slow.whatCame().stream().filter(FloodsTest::isPage).count();
    assertThat(pages).as("pages that were sent before it was closed").isLessThan(PAGES);
    street.belas().next(frame -> Street.here(frame) == 0);
  }

  @Test
  void whoReadsNothingAtAllIsCutOff() {
    slowReader(Duration.ofMillis(200));
    street.belas().next(frame -> Street.here(frame) == 0);
  }

  @Test
  void theSocketsOwnPingsAreAnsweredAsLongAsTheyAreRead() {
    reopen(patience(Duration.ofMillis(200)));
    var slow = street.annas();
    assertThat(slow.raw().pinged("tok")).isEqualTo("tok");
    slow.raw().stopReading();
    slow.raw().pingUnlessClosed(150_000, 125);
    street.belas().send(frame("show").put("channels", List.of(street.channel.toString())));
    street.belas().next(frame -> Street.here(frame) == 0);
    assertThat(street.belas().postAcked(street.channel, "ik ben er nog")).isPositive();
  }

  /// A device that is sent more than it reads, while Bela goes on.
  private TestDevice slowReader(Duration goodbye) {
    reopen(patience(goodbye));
    fill();
    var slow = street.node.connect(street.anna);
    var belas = street.belas();
    belas.send(frame("show").put("channels", List.of(street.channel.toString())));
    slow.resumed();
    belas.next(frame -> Street.here(frame) == 1);
    belas.everythingUntilPong();
    slow.raw().stopReading();
    for (var i = 0; i < PAGES; i++) {
      slow.send(
          frame("history")
              .put("ref", "page")
              .put("channel", street.channel.toString())
              .put("before", 10_000)
              .put("limit", PAGE));
    }
    assertThat(belas.postAcked(street.channel, "ondertussen")).isPositive();
    return slow;
  }

  private static Limits.Patience patience(Duration goodbye) {
    var usual = Limits.usual().patience();
    return new Limits.Patience(usual.hello(), usual.ping(), usual.silence(), goodbye);
  }

  /// With room for many frames at once.
  private void reopen(Limits.Patience patience) {
    street.close();
    street = new Street(new Limits(20, 2_000, 1_000, patience));
  }

  private static boolean isPage(JsonObject frame) {
    return frame.getString("type").equals("page");
  }

  /// Posts that together make a page of half a megabyte.
  private void fill() {
    var log = street.node.messaging().log();
    var body = Body.said("€".repeat(4_000));
    for (var i = 0; i < PAGE; i++) {
      log.append(new Draft(street.channel, EntryKind.POST, street.anna, UUID.randomUUID(), 0, body))
          .await();
    }
  }
}
