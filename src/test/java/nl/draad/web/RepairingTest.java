package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody in ten channels missed something in every one of them, on a line that answers as the
/// test says: what is fetched at once is bounded, and what is held no longer is not fetched.
class RepairingTest {
  private static final int AT_ONCE = 4;

  /// Place 7 comes after place 5 in each channel, `c0` to `c9`.
  private static final String MISS =
      """
      async () => {
        const { Channels } = await import("/app/messaging/channels.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        globalThis.no = await import("/app/messaging/refusal.js");
        globalThis.ids = Array.from({ length: 10 }, (_, index) => `c${index}`);
        globalThis.asked = [];
        globalThis.arrived = [];
        const me = { role: "client", from: 1, visible: 1, read: 0, delivered: 0, mayPost: true };
        const told = (channel) => ({ channel, kind: "group", open: true, end: { seq: 5, posts: 5 }, me, unread: 5, members: [], people: {}, entries: [], more: false });
        globalThis.tell = () => line.emit("frame", { type: "resumed", ref: "resume-1", channels: ids.map(told), more: false });
        globalThis.entry = (seq) => ({ seq, posts: seq, kind: "post", author: "x", at: "2026-03-03T10:00:00Z", body: { text: "" } });
        const request = (frame) => new Promise((resolve, reject) => asked.push({ frame, resolve, reject }));
        globalThis.line = Object.assign(new Emitter(), { live: true, nextRef: () => 1, send: () => true, request });
        globalThis.channels = new Channels(line, Object.assign(new Emitter(), { person: { id: "me" } }));
        channels.on("entry", ({ channel, entry }) => arrived.push(`${channel.id}:${entry.seq}`));
        globalThis.page = (more) => ({ entries: [entry(6)], more, end: { seq: 7, posts: 7 } });
        line.emit("welcome", {});
        tell();
        for (const channel of ids) line.emit("frame", { type: "entry", channel, entry: entry(7) });
      }
      """;

  private static final String REREAD =
      """
      async () => {
        const record = channels.reread("old", { x: "Anja" });
        asked.at(-1).resolve({ entries: [entry(6)], more: false, end: { seq: 6, posts: 6 } });
        await record;
        return channels.get("old").entries.length;
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void missSomethingEverywhere() {
    page = StandingClock.on(BROWSERS.modules());
    page.evaluate(MISS);
  }

  @Test
  void fourFetchAtOnceAndTheOthersWaitForTheirTurn() {
    assertThat(asked()).containsExactly("c0", "c1", "c2", "c3");
    for (var turn = 0; turn < 10; turn++) {
      var open = asked().size() - turn;
      assertThat(open).isEqualTo(Math.min(AT_ONCE, 10 - turn));
      page.evaluate("(turn) => asked[turn].resolve(page(false))", turn);
    }
    assertThat(asked()).containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
    assertThat(page.evaluate("() => ids.map((id) => channels.get(id).end)"))
        .isEqualTo(List.of(7, 7, 7, 7, 7, 7, 7, 7, 7, 7));
  }

  /// It comes while the last page is under way, and lies beyond it.
  @Test
  void whatComesTooEarlyDuringARepairIsRepairedToo() {
    page.evaluate("() => line.emit('frame', { type: 'entry', channel: 'c0', entry: entry(9) })");
    page.evaluate("() => asked[0].resolve(page(false))");
    page.waitForFunction("() => asked.length > 4 && asked.at(-1).frame.after === 7");
    page.evaluate(
        "() => asked.at(-1).resolve({ entries: [entry(8)], more: false, end: { seq: 9, posts: 9 }"
            + " })");
    page.waitForFunction("() => channels.get('c0').end === 9");
    assertThat(page.evaluate("() => arrived.filter((one) => one.startsWith('c0'))"))
        .isEqualTo(List.of("c0:6", "c0:7", "c0:8", "c0:9"));
  }

  @Test
  void anAnswerThatDoesNotComeHoldsUpOnlyItsOwnPlace() {
    for (var turn = 1; turn < 10; turn++) {
      page.evaluate("(turn) => asked[turn].resolve(page(false))", turn);
    }
    assertThat(page.evaluate("() => ids.map((id) => channels.get(id).end)"))
        .isEqualTo(List.of(5, 7, 7, 7, 7, 7, 7, 7, 7, 7));
  }

  @Test
  void aTurnThatWasRefusedOrLostGoesToTheNext() {
    page.evaluate("() => asked[0].reject(new no.Refusal(4403))");
    page.evaluate("() => asked[1].reject(new no.LineLost())");
    assertThat(asked()).containsExactly("c0", "c1", "c2", "c3", "c4", "c5");
    page.evaluate("() => asked[2].reject(new no.Refusal(4529, '', 3))");
    page.clock().runFor(6_100);
    page.evaluate("() => asked.slice(3).forEach(({ resolve }) => resolve(page(false)))");
    page.evaluate("() => asked.slice(7).forEach(({ resolve }) => resolve(page(false)))");
    page.evaluate("() => asked.slice(7).forEach(({ resolve }) => resolve(page(false)))");
    assertThat(page.evaluate("() => ids.map((id) => channels.get(id).end)"))
        .isEqualTo(List.of(5, 7, 7, 7, 7, 7, 7, 7, 7, 7));
  }

  @Test
  void whatIsHeldNoLongerIsNotFetchedAndItsLateAnswerNotTakenIn() {
    page.evaluate(
        "() => ['c0', 'c4'].forEach((channel) => line.emit('frame', { type: 'gone', channel }))");
    page.evaluate("() => asked[0].resolve(page(true))");
    assertThat(asked()).containsExactly("c0", "c1", "c2", "c3", "c5");
    assertThat(page.evaluate("() => arrived")).isEqualTo(List.of());
  }

  @Test
  void aChannelThatIsHeldAgainIsRepairedAlthoughTheOldOneStillWaits() {
    page.evaluate("() => line.emit('frame', { type: 'gone', channel: 'c0' })");
    page.evaluate("() => tell()");
    page.evaluate("() => line.emit('frame', { type: 'entry', channel: 'c0', entry: entry(7) })");
    page.evaluate("() => asked.slice(0, 4).forEach(({ resolve }) => resolve(page(false)))");
    page.evaluate("() => asked.slice(4).forEach(({ resolve }) => resolve(page(false)))");
    page.evaluate("() => asked.slice(4).forEach(({ resolve }) => resolve(page(false)))");
    page.evaluate("() => asked.slice(4).forEach(({ resolve }) => resolve(page(false)))");
    assertThat(page.evaluate("() => channels.get('c0').end")).isEqualTo(7);
  }

  @Test
  void anotherWorldAndAnEndOfAccessTakeTheRecordOfAFinishedChatAlong() {
    assertThat(page.evaluate(REREAD)).isEqualTo(1);
    page.evaluate("() => line.emit('welcome', { anotherWorld: false })");
    assertThat(page.evaluate("() => channels.get('old') !== undefined")).isEqualTo(true);
    page.evaluate("() => line.emit('welcome', { anotherWorld: true })");
    assertThat(page.evaluate("() => channels.get('old') === undefined")).isEqualTo(true);
    assertThat(page.evaluate(REREAD)).isEqualTo(1);
    page.evaluate("() => line.emit('frame', { type: 'gone', channel: 'old' })");
    assertThat(page.evaluate("() => channels.get('old') === undefined")).isEqualTo(true);
  }

  private List<String> asked() {
    var channels = (List<?>) page.evaluate("() => asked.map(({ frame }) => frame.channel)");
    return channels.stream().map(String::valueOf).toList();
  }
}
