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
        globalThis.sent = [];
        globalThis.line = Object.assign(new Emitter(), { live: true, refs: 0, nextRef: () => ++line.refs, send: (frame) => sent.push(frame) > 0 });
        globalThis.channels = new Channels(line, Object.assign(new Emitter(), { person: { id: "me" } }));
        line.emit("welcome", {});
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

  private void refuse(int number, boolean retry, int after) {
    page.evaluate(REFUSE, List.of(number, retry, after));
  }

  private Object resumes() {
    return page.evaluate("() => sent.filter((frame) => frame.type === 'resume').length");
  }
}
