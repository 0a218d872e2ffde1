package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Coming back to all channels on a line whose server cannot answer at once, without a server: the
/// page says what the line says.
class ResumingTest {
  private static final String COME_BACK =
      """
      async () => {
        const { Channels } = await import("/app/messaging/channels.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        const { LineLost } = await import("/app/messaging/refusal.js");
        globalThis.sent = [];
        globalThis.asked = [];
        const request = (frame) => new Promise((answer, refuse) => asked.push({ frame, answer, lose: () => refuse(new LineLost()) }));
        globalThis.line = Object.assign(new Emitter(), { live: true, refs: 0, nextRef: () => ++line.refs, send: (frame) => sent.push(frame) > 0, request });
        globalThis.channels = new Channels(line, Object.assign(new Emitter(), { person: { id: "me" } }));
        line.emit("welcome", {});
      }
      """;

  private static final String TOLD_IN_PART =
      """
      () => line.emit("frame", { type: "resumed", ref: sent.filter((frame) => frame.type === "resume").at(-1).ref, channels: [], more: true })
      """;

  private static final String TOLD =
      """
      (read) => {
        const me = { role: "client", from: 1, visible: 1, read, delivered: 0, mayPost: true };
        const told = { channel: "c", kind: "group", open: true, end: { seq: 5, posts: 5 }, me, unread: 5 - read, members: [], people: {}, entries: [], more: false };
        const ref = sent.filter((frame) => frame.type === "resume").at(-1).ref;
        line.emit("frame", { type: "resumed", ref, channels: [told], more: false });
      }
      """;

  /// Place 7 comes after place 5, and the missing one is asked for.
  private static final String LEAVE_A_HOLE =
      """
      () => line.emit("frame", { type: "entry", channel: "c", entry: { seq: 7, posts: 7, kind: "post", author: "x", at: "2026-03-03T10:00:00Z", body: { text: "" } } })
      """;

  private static final String FILL_THE_HOLE =
      """
      async () => {
        const entries = [{ seq: 6, posts: 6, kind: "post", author: "x", at: "2026-03-03T10:00:00Z", body: { text: "" } }];
        asked.at(-1).answer({ entries, more: false, end: { seq: 6, posts: 6 } });
      }
      """;

  private static final String REFUSE =
      """
      ([number, retry, after]) =>
        line.emit("frame", { type: "refused", ref: sent.filter((frame) => frame.type === "resume").at(-1).ref, number, text: "", retry, after })
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void comeBack() {
    page = StandingClock.on(BROWSERS.modules());
    page.evaluate(COME_BACK);
  }

  @Test
  void aStoreThatIsAwayIsAskedAgain() {
    refuse(4550, true, 3);
    page.clock().runFor(2_900);
    assertThat(resumes()).isEqualTo(1);
    page.clock().runFor(3_200);
    assertThat(resumes()).isEqualTo(2);
    refuse(4550, true, 1);
    page.clock().runFor(2_100);
    assertThat(resumes()).isEqualTo(3);
  }

  @Test
  void aLineThatWasLostMeanwhileResumesOnceWhenItIsBack() {
    refuse(4550, true, 1);
    page.evaluate("() => (line.live = false)");
    page.clock().runFor(10_000);
    page.evaluate("() => { line.live = true; line.emit('welcome', {}); }");
    page.clock().runFor(10_000);
    assertThat(resumes()).isEqualTo(2);
  }

  @Test
  void aRefusalByRuleIsFinal() {
    refuse(4416, false, 1);
    page.clock().runFor(60_000);
    assertThat(resumes()).isEqualTo(1);
  }

  @Test
  void anAnswerThatDoesNotComeIsAskedForAgain() {
    page.clock().runFor(14_900);
    assertThat(resumes()).isEqualTo(1);
    page.clock().runFor(4_200);
    assertThat(resumes()).isEqualTo(2);
    page.evaluate(TOLD_IN_PART);
    page.clock().runFor(14_900);
    assertThat(resumes()).isEqualTo(2);
    page.clock().runFor(4_200);
    assertThat(resumes()).as("the last part was lost").isEqualTo(3);
    page.evaluate(TOLD, 0);
    page.clock().runFor(60_000);
    assertThat(resumes()).isEqualTo(3);
  }

  @Test
  void aBacklogWithoutAnAnswerIsAskedForAgainOnALiveLine() {
    page.evaluate(TOLD, 0);
    page.evaluate(LEAVE_A_HOLE);
    assertThat(backlogs()).isEqualTo(1);
    page.evaluate("() => asked[0].lose()");
    page.clock().runFor(1_900);
    assertThat(backlogs()).isEqualTo(1);
    page.clock().runFor(2_200);
    assertThat(backlogs()).isEqualTo(2);
    page.evaluate(FILL_THE_HOLE);
    page.clock().runFor(60_000);
    assertThat(page.evaluate("() => channels.get('c').end")).isEqualTo(7);
    assertThat(backlogs()).isEqualTo(2);
  }

  @Test
  void aBacklogThatWasLostWithItsLineIsLeftToTheNextLine() {
    page.evaluate(TOLD, 0);
    page.evaluate(LEAVE_A_HOLE);
    page.evaluate("() => { line.live = false; asked[0].lose(); }");
    page.clock().runFor(60_000);
    assertThat(backlogs()).isEqualTo(1);
    page.evaluate("() => { line.live = true; line.emit('welcome', {}); }");
    assertThat(page.evaluate("() => sent.findLast((frame) => frame.type === 'resume').cursors.c"))
        .isEqualTo(5);
  }

  @Test
  void whatTheServerDoesNotKnowToBeReadIsSaidAgain() {
    page.evaluate(TOLD, 0);
    page.evaluate(
        "() => line.emit('frame', { type: 'marks', channel: 'c', marks: [{ person: 'me',"
            + " delivered: 5, read: 5 }] })");
    page.clock().runFor(1_000);
    assertThat(reads()).as("another device said so").isEqualTo(0);
    page.evaluate("() => line.emit('welcome', {})");
    page.evaluate(TOLD, 3);
    page.clock().runFor(1_000);
    assertThat(reads()).isEqualTo(1);
  }

  @Test
  void whatWasRefusedWithoutARefIsSaidAgain() {
    page.evaluate(TOLD, 0);
    page.evaluate("() => channels.sawAll('c')");
    page.clock().runFor(1_000);
    assertThat(reads()).isEqualTo(1);
    page.evaluate(
        "() => line.emit('frame', { type: 'refused', number: 4550, text: '', retry: true, after: 3"
            + " })");
    page.clock().runFor(2_900);
    assertThat(reads()).isEqualTo(1);
    page.clock().runFor(3_200);
    assertThat(reads()).isEqualTo(2);
  }

  /// What goes away was on this screen: its author hears of that before it goes.
  @Test
  void whatWasReadIsSaidBeforeItIsTakenBack() {
    page.evaluate(TOLD, 0);
    page.evaluate("() => channels.sawAll('c')");
    page.evaluate(
        "() => line.emit('frame', { type: 'entry', channel: 'c', entry: { seq: 6, posts: 5, kind:"
            + " 'withdrawal', author: 'you', about: 5, at: '2026-03-03T10:00:00Z' } })");
    page.evaluate("() => channels.sawAll('c')");
    page.clock().runFor(1_000);
    assertThat(
            page.evaluate(
                "() => sent.filter((frame) => frame.type === 'read').map((frame) => frame.seq)"))
        .isEqualTo(List.of(5, 6));
  }

  private Object reads() {
    return page.evaluate(
        "() => sent.filter((frame) => frame.type === 'read' && frame.seq === 5).length");
  }

  private void refuse(int number, boolean retry, int after) {
    page.evaluate(REFUSE, List.of(number, retry, after));
  }

  private Object backlogs() {
    return page.evaluate("() => asked.filter(({ frame }) => frame.type === 'backlog').length");
  }

  private Object resumes() {
    return page.evaluate("() => sent.filter((frame) => frame.type === 'resume').length");
  }
}
