package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What was written and is not acknowledged, on a line that answers as the test says, without a
/// server: the page says what the line says. Time stands still.
class OutboxTest {
  /// A tab of somebody who is signed in and in two channels.
  private static final String OPEN =
      """
      async () => {
        const { Channels } = await import("/app/messaging/channels.js");
        const { Drafts } = await import("/app/messaging/drafts.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        const { Local } = await import("/app/messaging/local.js");
        const { Outbox } = await import("/app/messaging/outbox.js");
        globalThis.no = await import("/app/messaging/refusal.js");
        const me = { role: "client", from: 1, visible: 1, read: 0, delivered: 0, mayPost: true };
        const told = (channel) => ({ channel, kind: "group", open: true, end: { seq: 0, posts: 0 }, me, unread: 0, members: [], people: {}, entries: [], more: false });
        globalThis.asked = [];
        globalThis.line = Object.assign(new Emitter(), {
          live: false,
          nextRef: () => "1",
          send: ({ type, ref }) => type === "resume" && line.emit("frame", { type: "resumed", ref, channels: ["c", "d"].map(told), more: false }),
          request: (frame) => new Promise((resolve, reject) => asked.push({ frame, resolve, reject })),
        });
        globalThis.goOn = () => { line.live = true; line.emit("welcome", {}); };
        const session = Object.assign(new Emitter(), { person: { id: "me" } });
        globalThis.local = new Local();
        globalThis.drafts = new Drafts(local, () => "me");
        globalThis.outbox = new Outbox(local, new Channels(line, session), drafts);
        globalThis.returned = () => outbox.returned("c").map(({ text, returned }) => [text, returned.reason, returned.number]).flat();
        await outbox.load();
      }
      """;

  private static final String ANSWER =
      """
      ([index, answer]) => {
        const { resolve, reject } = asked[index];
        if (answer === "lost") reject(new no.LineLost());
        else if (typeof answer === "number") reject(new no.Refusal(answer));
        else resolve(JSON.parse(answer));
      }
      """;

  /// As the browser does where it needs the room.
  private static final String CLEAR =
      """
      () => new Promise((resolve) => {
        indexedDB.open("draad").onsuccess = ({ target }) => {
          const cleared = target.result.transaction("outbox", "readwrite");
          cleared.objectStore("outbox").clear();
          cleared.oncomplete = () => resolve(target.result.close());
        };
      })
      """;

  /// So many rows stand in the database.
  private static final String WRITTEN =
      "async (rows) => (await new local.constructor().all('outbox')).length === rows";

  private static final String ACK =
      "{ \"seq\": 1, \"posts\": 1, \"at\": \"2026-03-04T12:00:00Z\" }";

  private static final long HALF_A_DAY = Duration.ofHours(12).toMillis();

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openATab() {
    page = open(StandingClock.on(BROWSERS.modules()));
  }

  @Test
  void whatComesBackIsSeenInEveryTabAndNothingTypedThereTakesItsPlace() {
    var front = open(BROWSERS.modules(page.context()));
    page.evaluate("() => goOn()");
    page.evaluate("() => outbox.post('c', 'refused')");
    front.waitForFunction("() => outbox.of('c').length === 1");
    answer(0, 4405);
    front.waitForFunction("() => outbox.returned('c').length === 1");
    front.evaluate("() => drafts.write('c', 'typed')");
    for (var tab : List.of(page, front)) {
      tab.reload();
      open(tab);
      assertThat(tab.evaluate("() => returned()")).isEqualTo(List.of("refused", "refused", 4405));
      assertThat(tab.evaluate("() => drafts.read('c')")).isEqualTo("typed");
    }
    page.evaluate("() => goOn()");
    assertThat(page.evaluate("() => asked.length")).as("what came back is not sent").isEqualTo(0);
  }

  @Test
  void whatIsTakenGoesOnAsADraftInEveryTab() {
    var front = open(BROWSERS.modules(page.context()));
    page.evaluate("() => goOn()");
    page.evaluate("() => outbox.post('c', 'refused')");
    answer(0, 4405);
    front.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => drafts.on('change', (id) => (globalThis.drafted = id))");
    front.evaluate("() => drafts.write('c', 'typed')");
    front.evaluate("() => outbox.take(outbox.returned('c')[0])");
    page.waitForFunction("() => outbox.items.length === 0 && drafted === 'c'");
    assertThat(page.evaluate("() => drafts.read('c')")).isEqualTo("typed\n\nrefused");
  }

  @Test
  void whatIsGivenBackTwiceIsThereOnce() {
    page.evaluate("() => Object.defineProperty(navigator, 'locks', { value: undefined })");
    var front = page.context().newPage();
    front.navigate("https://draad.test/index.html");
    front.evaluate("() => Object.defineProperty(navigator, 'locks', { value: undefined })");
    open(front);
    page.evaluate("() => outbox.post('c', 'refused')");
    front.waitForFunction("() => outbox.of('c').length === 1");
    for (var tab : List.of(page, front)) {
      tab.evaluate("() => goOn()");
      tab.waitForFunction("() => asked.length === 1");
    }
    page.evaluate(ANSWER, List.of(0, 4405));
    front.evaluate(ANSWER, List.of(0, 4405));
    for (var tab : List.of(page, front)) {
      tab.waitForFunction("() => outbox.returned('c').length === 1");
      tab.reload();
      open(tab);
      assertThat(tab.evaluate("() => returned()")).isEqualTo(List.of("refused", "refused", 4405));
    }
  }

  @Test
  void theNewTextOfAnEditComesBackLikeThatOfAPost() {
    page.evaluate("() => outbox.edit('c', 1, 'not any more')");
    page.evaluate("() => goOn()");
    answer(0, 4411);
    page.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => (line.live = false)");
    page.evaluate("() => outbox.edit('c', 1, 'too late')");
    page.clock().runFor(HALF_A_DAY + 1);
    page.evaluate("() => goOn()");
    answer(1, "{}");
    page.waitForFunction("() => outbox.returned('c').length === 2");
    assertThat(page.evaluate("() => returned()"))
        .isEqualTo(Arrays.asList("not any more", "refused", 4411, "too late", "old", null));
    assertThat(sent()).isEqualTo(List.of("edit", "fate"));
  }

  @Test
  void whatWasTakenBackIsTakenBackHoweverLate() {
    page.evaluate("() => outbox.withdraw('c', 1)");
    page.clock().runFor(10 * HALF_A_DAY);
    page.evaluate("() => goOn()");
    answer(0, "lost");
    waitAMoment();
    answer(1, ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    assertThat(sent()).isEqualTo(List.of("withdraw", "withdraw"));
    assertThat(page.evaluate("() => asked[0].frame.ref === asked[1].frame.ref")).isEqualTo(true);
  }

  @Test
  void whatTheBrowserThrewAwayIsPutBackAndSent() {
    page.evaluate("() => outbox.post('c', 'evicted')");
    page.evaluate("() => outbox.post('c', 'cleared')");
    page.waitForFunction(WRITTEN, 2);
    page.evaluate(CLEAR);
    page.evaluate("() => outbox.load()");
    page.waitForFunction(WRITTEN, 2);
    page.evaluate(CLEAR);
    page.evaluate("() => goOn()");
    answer(0, ACK);
    answer(1, ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    assertThat(page.evaluate("() => asked.map(({ frame }) => frame.text)"))
        .isEqualTo(List.of("evicted", "cleared"));
  }

  @Test
  void whatOneTabSentNoOtherTabSendsAgainAndItsTextIsGone() {
    var slow = open(BROWSERS.modules(page.context()));
    page.evaluate("() => outbox.post('c', 'once')");
    slow.waitForFunction("() => outbox.of('c').length === 1");
    slow.evaluate("() => (outbox.session.person = undefined)"); // hears nothing of the others
    page.evaluate("() => goOn()");
    answer(0, ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    slow.evaluate("() => { outbox.session.person = { id: 'me' }; goOn(); }");
    slow.waitForFunction("() => outbox.items.length === 0");
    assertThat(slow.evaluate("() => asked.length")).isEqualTo(0);
    assertThat(page.evaluate("async () => (await local.all('outbox')).some((row) => row.text)"))
        .isEqualTo(false);
    page.clock().runFor(HALF_A_DAY + 1);
    page.evaluate("() => outbox.load()");
    page.waitForFunction(WRITTEN, 0);
  }

  @Test
  void aTextThatFindsNoRoomWhenItComesBackKeepsItsRow() {
    page.evaluate("() => outbox.post('c', 'refused')");
    page.waitForFunction(WRITTEN, 1);
    page.evaluate(
        "() => (IDBObjectStore.prototype.put = () => { throw new DOMException('full',"
            + " 'QuotaExceededError'); })");
    page.evaluate("() => goOn()");
    answer(0, 4405);
    page.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => outbox.take(outbox.returned('c')[0])");
    page.waitForFunction("() => outbox.items.length === 0");
    page.reload();
    open(page);
    assertThat(page.evaluate("() => outbox.items.map(({ text }) => text)"))
        .isEqualTo(List.of("refused"));
  }

  /// Lets time go by until something more is asked.
  private void waitAMoment() {
    var before = sent();
    page.waitForCondition(
        () -> {
          page.clock().runFor(1_000);
          return !sent().equals(before);
        });
  }

  private Object sent() {
    return page.evaluate("() => asked.map(({ frame }) => frame.type)");
  }

  private static Page open(Page page) {
    page.evaluate(OPEN);
    return page;
  }

  /// Answers the request with this index as soon as it is there: with JSON, a refusal's number, or
  /// not at all.
  private void answer(int index, Object answer) {
    page.waitForFunction("(index) => asked.length > index", index);
    page.evaluate(ANSWER, List.of(index, answer));
  }
}
