package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The line of one device, with sockets that say what the page says, and without a server: when it
/// is given up, and when it comes back. Does not show that the server closes as it is done here.
class ConnectionTest {
  /// Chance makes every wait as long as it can be, unless a test says otherwise.
  private static final String CONNECT =
      """
      async () => {
        globalThis.chance = 1;
        Math.random = () => chance;
        globalThis.sockets = [];
        globalThis.WebSocket = class {
          static OPEN = 1;
          readyState = 0;
          closed = false;
          sent = [];
          constructor() { sockets.push(this); }
          open() { this.readyState = 1; this.onopen?.(); }
          say(frame) { this.onmessage?.({ data: JSON.stringify(frame) }); }
          end(code) { this.readyState = 3; this.onclose?.({ code }); }
          send(text) { this.sent.push(JSON.parse(text)); }
          close() { this.closed = true; }
        };
        globalThis.welcome = () => { sockets.at(-1).open(); sockets.at(-1).say({ type: "welcome", ref: "hello", epoch: "one" }); };
        const { Connection } = await import("/app/messaging/connection.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        globalThis.session = Object.assign(new Emitter(), {
          person: { id: "me" }, tokenAtHand: "first", refused: [], endings: 0,
          token: async () => session.tokenAtHand,
          refresh: async (token) => { session.refused.push(token); session.tokenAtHand = "second"; },
          ended: () => { session.endings++; session.emit("ended", {}); },
        });
        globalThis.connection = new Connection(session);
        connection.start();
      }
      """;

  private static final String ASK =
      """
      () => {
        globalThis.outcome = "open";
        connection.request({ type: "unread" }).then(() => (outcome = "answered"), (no) => (outcome = no.name));
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void connect() {
    page = StandingClock.on(BROWSERS.modules());
    page.evaluate(CONNECT);
  }

  @Test
  void aLineThatIsSilentIsAskedWhetherItIsThereAndThenLeft() {
    welcome();
    page.evaluate(ASK);
    page.clock().runFor(32_000);
    assertThat(said("ping")).isEqualTo(0);
    page.clock().runFor(4_000);
    assertThat(said("ping")).isEqualTo(1);
    page.clock().runFor(5_999);
    assertThat(seen()).isEqualTo(List.of("live", 1, false));
    page.clock().runFor(1);
    assertThat(seen()).isEqualTo(List.of("waiting", 1, true));
    page.clock().runFor(800);
    assertThat(seen()).isEqualTo(List.of("connecting", 2, false));
    welcome();
    assertThat(seen()).isEqualTo(List.of("live", 2, false));
  }

  @Test
  void aLineThatAnswersIsKept() {
    welcome();
    page.clock().runFor(36_000);
    assertThat(said("ping")).isEqualTo(1);
    page.evaluate("() => sockets[0].say({ type: 'pong' })");
    page.clock().runFor(32_000);
    page.evaluate("() => sockets[0].say({ type: 'ping', ref: 'p' })");
    page.clock().runFor(32_000);
    assertThat(said("ping")).isEqualTo(1);
    assertThat(said("pong")).isEqualTo(1);
    assertThat(seen()).isEqualTo(List.of("live", 1, false));
  }

  @Test
  void aRequestWithoutAnAnswerIsLostAndTheLineIsKept() {
    welcome();
    page.evaluate(ASK);
    page.clock().runFor(14_999);
    assertThat(page.evaluate("outcome")).isEqualTo("open");
    page.clock().runFor(1);
    assertThat(page.evaluate("outcome")).isEqualTo("LineLost");
    assertThat(seen()).isEqualTo(List.of("live", 1, false));
  }

  @Test
  void aRequestIsLostWithItsLine() {
    welcome();
    page.evaluate(ASK);
    page.evaluate("() => sockets[0].end(1006)");
    assertThat(page.evaluate("outcome")).isEqualTo("LineLost");
  }

  @Test
  void aServerThatDoesNotSayWelcomeIsLeft() {
    page.evaluate("() => sockets[0].open()");
    assertThat(page.evaluate("() => sockets[0].sent[0].token")).isEqualTo("first");
    page.clock().runFor(9_999);
    assertThat(seen()).isEqualTo(List.of("connecting", 1, false));
    page.clock().runFor(1);
    assertThat(seen()).isEqualTo(List.of("waiting", 1, true));
  }

  @Test
  void eachFailureDoublesTheWaitUntilItWorks() {
    for (var wait : List.of(800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000)) {
      assertWaits(1006, wait);
    }
    welcome();
    assertWaits(1006, 800);
  }

  @Test
  void chanceHalvesTheWaitAtMost() {
    page.evaluate("() => { chance = 0; }");
    for (var wait : List.of(400, 800, 1_600)) {
      assertWaits(1006, wait);
    }
  }

  @Test
  void aNodeThatGoesAwayIsLeftInPeaceForAPartOfItsTime() {
    welcome();
    page.evaluate("() => { chance = 0.5; sockets[0].say({ type: 'drain', after: 20000 }); }");
    assertWaits(4553, 10_000);
    assertWaits(1006, 1_200);
  }

  @Test
  void anExpiredTokenIsRenewed() {
    page.evaluate("() => sockets[0].open()");
    assertWaits(4401, 800);
    page.evaluate("() => sockets[1].open()");
    assertThat(page.evaluate("session.refused")).isEqualTo(List.of("first"));
    assertThat(page.evaluate("() => sockets[1].sent[0].token")).isEqualTo("second");
  }

  @Test
  void aTokenThatCannotBeRenewedNowIsTriedAgain() {
    page.evaluate("() => { session.refresh = () => Promise.reject(new TypeError()); }");
    assertWaits(4401, 800);
  }

  @Test
  void aLineThatWasBackBeforeItsTokenWasRenewedStaysLive() {
    page.evaluate(
        "() => { session.refresh = () => new Promise((done) => { globalThis.renewed = done; }); }");
    page.evaluate("() => sockets[0].end(4401)");
    page.evaluate("() => { dispatchEvent(new Event('online')); }");
    welcome();
    page.evaluate("() => renewed()");
    page.clock().runFor(5_000);
    assertThat(seen()).isEqualTo(List.of("live", 2, false));
  }

  @Test
  void whoHasTooManyConnectionsWaitsLonger() {
    assertWaits(4555, 30_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {4408, 4414, 4421, 4529, 4550, 4553, 4554})
  void allOtherNumbersComeBackAfterTheBackoff(int number) {
    welcome();
    assertWaits(number, 800);
  }

  @Test
  void whoIsSignedOutDoesNotComeBack() {
    welcome();
    page.evaluate("() => sockets[0].end(4420)");
    page.clock().runFor(600_000);
    assertThat(page.evaluate("session.endings")).isEqualTo(1);
    assertThat(page.evaluate("() => [connection.state, sockets.length]"))
        .isEqualTo(List.of("idle", 1));
  }

  @Test
  void aDeviceThatIsOnlineAgainTriesAtOnce() {
    for (var wait : List.of(800, 1_600, 3_200, 6_400)) {
      assertWaits(1006, wait);
    }
    page.evaluate("() => sockets.at(-1).end(1006)");
    page.evaluate("() => { dispatchEvent(new Event('online')); }");
    assertThat(seen()).isEqualTo(List.of("connecting", 6, false));
    assertWaits(1006, 800);
  }

  @Test
  void aDeviceThatIsOfflineLooksAtOnceWhetherTheLineIsThere() {
    welcome();
    page.evaluate("() => { dispatchEvent(new Event('offline')); }");
    assertThat(said("ping")).isEqualTo(1);
    page.clock().runFor(1_500);
    assertThat(seen()).isEqualTo(List.of("waiting", 1, true));
  }

  @Test
  void theEpochIsSaidAndAnotherOneIsNoticed() {
    welcome();
    assertWaits(1006, 800);
    page.evaluate(
        "() => connection.on('welcome', ({ anotherWorld }) => (globalThis.another ="
            + " anotherWorld))");
    page.evaluate("() => sockets.at(-1).open()");
    assertThat(page.evaluate("() => sockets.at(-1).sent[0].epoch")).isEqualTo("one");
    page.evaluate("() => sockets.at(-1).say({ type: 'welcome', ref: 'hello', epoch: 'two' })");
    assertThat(page.evaluate("another")).isEqualTo(true);
  }

  private void welcome() {
    page.evaluate("() => welcome()");
  }

  /// The newest socket ends with this number, and the next is opened after these milliseconds.
  private void assertWaits(int number, int millis) {
    var sockets = page.evaluate("() => sockets.length");
    page.evaluate("(number) => sockets.at(-1).end(number)", number);
    page.clock().runFor(millis - 1);
    assertThat(page.evaluate("() => sockets.length")).as("%s too early", number).isEqualTo(sockets);
    page.clock().runFor(1);
    assertThat(page.evaluate("() => sockets.length")).isEqualTo((Integer) sockets + 1);
  }

  private Object said(String type) {
    return page.evaluate(
        "(type) => sockets.at(-1).sent.filter((frame) => frame.type === type).length", type);
  }

  /// The state, how many sockets there were, and whether the last one was closed from here.
  private Object seen() {
    return page.evaluate("() => [connection.state, sockets.length, sockets.at(-1).closed]");
  }
}
