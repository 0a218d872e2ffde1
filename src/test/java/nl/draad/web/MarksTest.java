package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a device of somebody with hundreds of channels says of them, on a line that keeps a pace as
/// the server does: the page says what the line says. Does not show that the server keeps that
/// pace.
class MarksTest {
  private static final int CHANNELS = 400;

  /// What was said within the pace has arrived; the rest is refused, after a moment.
  private static final String LINE =
      """
      async ([aSecond, burst]) => {
        const { Channels } = await import("/app/messaging/channels.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        globalThis.said = [];
        globalThis.refusals = [];
        globalThis.arrived = {};
        let [left, at] = [burst, Date.now()];
        const passes = () => {
          left = Math.min(burst, left + ((Date.now() - at) * aSecond) / 1000);
          at = Date.now();
          return left >= 1 && left-- >= 1;
        };
        const send = (frame) => {
          said.push(frame);
          if (!passes()) refusals.push(Date.now()), setTimeout(() => line.emit("frame", { type: "refused", number: 4529, text: "", retry: true, after: 1 }), 300);
          else if (frame.channel) arrived[frame.channel] = { ...arrived[frame.channel], [frame.type]: frame.seq };
          return true;
        };
        globalThis.line = Object.assign(new Emitter(), { live: true, refs: 0, nextRef: () => ++line.refs, send });
        globalThis.session = Object.assign(new Emitter(), { person: { id: "me" } });
        globalThis.channels = new Channels(line, session);
      }
      """;

  /// Each channel ends at place 5; the server knows what it is given here.
  private static final String COME_BACK =
      """
      ([many, delivered, read, anotherWorld]) => {
        line.emit("welcome", { anotherWorld });
        const me = { role: "worker", from: 1, visible: 1, read, delivered, mayPost: true };
        const told = (number) => ({ channel: `c${number}`, kind: "group", open: true, end: { seq: 5, posts: 5 }, me, unread: 5 - read, members: [], people: {}, entries: [], more: false });
        const ref = said.filter((frame) => frame.type === "resume").at(-1).ref;
        line.emit("frame", { type: "resumed", ref, channels: Array.from({ length: many }, (_, number) => told(number)), more: false });
      }
      """;

  private static final String READ_ALL =
      "() => { for (const id of channels.all.keys()) channels.sawAll(id); }";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openAPage() {
    page = StandingClock.on(BROWSERS.modules());
  }

  @Test
  void marksOfHundredsOfChannelsKeepBelowThePace() {
    line(40, 160);
    comeBack(0, 0);
    page.clock().runFor(30_000);
    assertThat(arrived("delivered")).isEqualTo(CHANNELS);
    page.evaluate(READ_ALL);
    page.clock().runFor(30_000);
    assertThat(arrived("read")).isEqualTo(CHANNELS);
    assertThat(marks()).isEqualTo(2 * CHANNELS);
    assertThat(refusals()).isEqualTo(0);
  }

  @Test
  void marksSettleWhereLittleOfThePaceIsLeft() {
    line(10, 20);
    comeBack(0, 0);
    page.clock().runFor(60_000);
    assertThat(refusals()).as("within the first minute").isBetween(1, 50);
    page.clock().runFor(240_000);
    assertThat(arrived("delivered")).isEqualTo(CHANNELS);
    assertThat(marks()).isLessThan(2 * CHANNELS);
    var settled = marks();
    page.clock().runFor(60_000);
    assertThat(marks()).isEqualTo(settled);
  }

  @Test
  void whatTheServerKnowsIsNotSaid() {
    line(40, 160);
    comeBack(5, 3);
    page.clock().runFor(30_000);
    assertThat(marks()).isEqualTo(0);
    page.evaluate(READ_ALL);
    page.clock().runFor(30_000);
    assertThat(marks()).isEqualTo(CHANNELS);
    comeBack(5, 5);
    page.clock().runFor(30_000);
    assertThat(marks()).isEqualTo(CHANNELS);
  }

  @Test
  void aRefusalLongAfterwardsSaysNothingAgain() {
    line(40, 160);
    comeBack(0, 0);
    page.clock().runFor(60_000);
    page.evaluate(
        "() => line.emit('frame', { type: 'refused', number: 4529, text: '', retry: true })");
    page.clock().runFor(60_000);
    assertThat(marks()).isEqualTo(CHANNELS);
  }

  @Test
  void whatIsOnTheScreenIsSaidFirst() {
    line(40, 160);
    page.evaluate("() => channels.marks.show({}, 'c7')");
    comeBack(0, 0);
    page.clock().runFor(300);
    var first = page.evaluate("() => said.find((frame) => frame.type === 'delivered').channel");
    assertThat(first).isEqualTo("c7");
  }

  @Test
  void whatWasReadInAnotherWorldIsNotReadInThisOne() {
    line(40, 160);
    page.evaluate(COME_BACK, List.of(1, 0, 0, false));
    page.evaluate(READ_ALL);
    page.clock().runFor(5_000);
    assertThat(arrived("read")).isEqualTo(1);
    page.evaluate("() => { said.length = 0; }");
    page.evaluate(COME_BACK, List.of(1, 0, 0, true));
    page.clock().runFor(5_000);
    assertThat(marks("read")).isEqualTo(0);
    assertThat(marks("delivered")).isEqualTo(1);
  }

  @Test
  void whatOnePersonReadIsNotSaidOfTheNext() {
    line(40, 160);
    page.evaluate(COME_BACK, List.of(1, 0, 0, false));
    page.evaluate(READ_ALL);
    page.evaluate("() => { session.emit('ended', {}); said.length = 0; }");
    page.evaluate(COME_BACK, List.of(1, 0, 0, false));
    page.clock().runFor(5_000);
    assertThat(marks("read")).isEqualTo(0);
    assertThat(marks("delivered")).isEqualTo(1);
  }

  private void line(int aSecond, int burst) {
    page.evaluate(LINE, List.of(aSecond, burst));
  }

  private void comeBack(int delivered, int read) {
    page.evaluate(COME_BACK, List.of(CHANNELS, delivered, read, false));
  }

  private int marks() {
    return marks("read") + marks("delivered");
  }

  private int marks(String type) {
    return number("() => said.filter((frame) => frame.type === '" + type + "').length");
  }

  private int arrived(String type) {
    return number(
        "() => Object.values(arrived).filter((marks) => marks." + type + " === 5).length");
  }

  private int refusals() {
    return number("() => refusals.length");
  }

  private int number(String expression) {
    return (Integer) page.evaluate(expression);
  }
}
