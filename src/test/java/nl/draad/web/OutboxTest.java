package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What was written and is not acknowledged, on a line that answers as the test says. Time stands
/// still.
class OutboxTest {
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

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openATab() {
    page = SaidLine.open(StandingClock.on(BROWSERS.modules()));
  }

  @Test
  void whatWasTakenBackIsTakenBackHoweverLate() {
    page.evaluate("() => outbox.withdraw('c', 1)");
    page.clock().runFor(10 * SaidLine.HALF_A_DAY);
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, "lost");
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 1, SaidLine.ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("withdraw", "withdraw"));
    assertThat(page.evaluate("() => asked[0].frame.ref === asked[1].frame.ref")).isEqualTo(true);
  }

  @Test
  void whatTheBrowserThrewAwayIsPutBackAndSent() {
    page.evaluate("() => outbox.post('c', 'evicted')");
    page.evaluate("() => outbox.post('c', 'cleared')");
    page.waitForFunction(SaidLine.WRITTEN, 2);
    page.evaluate(CLEAR);
    page.evaluate("() => outbox.load()");
    page.waitForFunction(SaidLine.WRITTEN, 2);
    page.evaluate(CLEAR);
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, SaidLine.ACK);
    SaidLine.answer(page, 1, SaidLine.ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    assertThat(SaidLine.texts(page)).isEqualTo(List.of("evicted", "cleared"));
  }

  @Test
  void whatOneTabSentNoOtherTabSendsAgainAndItsTextIsGone() {
    var slow = SaidLine.open(BROWSERS.modules(page.context()));
    page.evaluate("() => outbox.post('c', 'once')");
    slow.waitForFunction("() => outbox.of('c').length === 1");
    slow.evaluate("() => (outbox.session.person = undefined)"); // hears nothing of the others
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, SaidLine.ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    slow.evaluate("() => { outbox.session.person = { id: 'me' }; goOn(); }");
    slow.waitForFunction("() => outbox.items.length === 0");
    assertThat(slow.evaluate("() => asked.length")).isEqualTo(0);
    assertThat(page.evaluate("async () => (await local.all('outbox')).some((row) => row.text)"))
        .isEqualTo(false);
    page.clock().runFor(SaidLine.HALF_A_DAY + 1);
    page.evaluate("() => outbox.load()");
    page.waitForFunction(SaidLine.WRITTEN, 0);
  }

  @Test
  void whatLostItsAckIsSentAgainUnderTheSameRef() {
    page.evaluate("() => outbox.post('c', 'twice')");
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, "lost");
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 1, 4551);
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 2, SaidLine.ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    page.clock().runFor(60_000);
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("post", "post", "post"));
    assertThat(page.evaluate("() => new Set(asked.map(({ frame }) => frame.ref)).size"))
        .isEqualTo(1);
    assertThat(page.evaluate("() => channels.get('c').entries.map((entry) => entry.body.text)"))
        .isEqualTo(List.of("twice"));
  }

  @Test
  void oneIsOnItsWayPerChannelAndTheOrderIsKept() {
    page.evaluate(
        "() => [['c', 'one'], ['c', 'two'], ['d', 'other']].forEach((post) =>"
            + " outbox.post(...post))");
    page.evaluate("() => goOn()");
    page.waitForFunction("() => asked.length === 2");
    page.clock().runFor(10_000);
    assertThat(SaidLine.texts(page)).containsExactlyInAnyOrder("one", "other");
    page.evaluate("() => asked.sort((one) => (one.frame.channel === 'c' ? -1 : 1))");
    SaidLine.answer(page, 0, 4550);
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 2, SaidLine.ACK);
    page.waitForFunction("() => asked.length === 4");
    assertThat(SaidLine.texts(page).subList(2, 4)).containsExactly("one", "two");
  }

  @Test
  void atTwelveHoursATextIsSentAndAMillisecondLaterItsFateIsAskedFirst() {
    page.evaluate("() => outbox.post('c', 'old')");
    page.clock().runFor(SaidLine.HALF_A_DAY);
    page.evaluate("() => goOn()");
    page.waitForFunction("() => asked.length === 1");
    page.evaluate("() => (line.live = false)");
    SaidLine.answer(page, 0, "lost");
    page.clock().runFor(1);
    page.waitForFunction("() => navigator.locks.query().then(({ held }) => held.length === 0)");
    page.evaluate("() => goOn()");
    page.waitForFunction("() => asked.length === 2");
    page.clock().runFor(60_000);
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("post", "fate"));
    assertThat(page.evaluate("() => asked[1].frame.of === asked[0].frame.ref")).isEqualTo(true);
    SaidLine.answer(page, 1, "{}");
    page.waitForFunction("() => outbox.returned('c').length === 1");
    page.clock().runFor(60_000);
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("post", "fate"));
  }

  @Test
  void aFateThatIsNotToldIsAskedAgainAndNothingComesBackMeanwhile() {
    page.evaluate("() => outbox.post('c', 'old')");
    page.clock().runFor(SaidLine.HALF_A_DAY + 1);
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, 4551);
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 1, "lost");
    SaidLine.waitAMoment(page);
    assertThat(page.evaluate("() => [returned().length, outbox.of('c').length]"))
        .isEqualTo(List.of(0, 1));
    SaidLine.answer(page, 2, "{ \"seq\": 1 }");
    page.waitForFunction("() => outbox.items.length === 0");
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("fate", "fate", "fate"));
  }

  @Test
  void whatWasWrittenOffLineIsSentByItselfAfterThePageWasClosed() {
    page.evaluate("() => outbox.post('c', 'later')");
    var ref = page.evaluate("() => outbox.items[0].ref");
    page.waitForFunction(SaidLine.WRITTEN, 1);
    var context = page.context();
    page.close();
    page = SaidLine.open(BROWSERS.modules(context));
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, SaidLine.ACK);
    page.waitForFunction("() => outbox.items.length === 0");
    page.clock().runFor(60_000);
    page.evaluate("() => goOn()");
    assertThat(SaidLine.texts(page)).isEqualTo(List.of("later"));
    assertThat(page.evaluate("() => asked[0].frame.ref")).isEqualTo(ref);
  }
}
