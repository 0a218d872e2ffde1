package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What was written and is not going to be stored: it comes back to its writer, in every tab, on a
/// line that answers as the test says. Time stands still.
class ReturnedTest {
  /// Somebody changes a post; what comes in from elsewhere is told, and time is given to read it.
  private static final String EDIT =
      """
      async () => {
        const { messenger } = await import("/app/draad.js");
        await import("/app/conversation/composer.js");
        messenger.session.person = { id: "me" };
        globalThis.composer = document.body.appendChild(Object.assign(document.createElement("draad-composer"), { channel: "c" }));
        globalThis.elsewhere = async (text) => {
          await messenger.drafts.add("c", text);
          await messenger.drafts.open("c").load();
          await composer.updateComplete;
        };
        await messenger.drafts.open("c").load();
        await composer.begin({ editing: { seq: 1, body: { text: "edited" } } });
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openATab() {
    page = SaidLine.open(StandingClock.on(BROWSERS.modules()));
  }

  @Test
  void whatComesBackIsSeenInEveryTabAndNothingTypedThereTakesItsPlace() {
    var front = SaidLine.open(BROWSERS.modules(page.context()));
    page.evaluate("() => goOn()");
    page.evaluate("() => outbox.post('c', 'refused')");
    front.waitForFunction("() => outbox.of('c').length === 1");
    SaidLine.answer(page, 0, 4405);
    front.waitForFunction("() => outbox.returned('c').length === 1");
    front.evaluate("() => drafts.open('c').type('typed')");
    for (var tab : List.of(page, front)) {
      tab.reload();
      SaidLine.open(tab);
      assertThat(tab.evaluate("() => returned()")).isEqualTo(List.of("refused", "refused", 4405));
      assertThat(tab.evaluate("() => drafts.open('c').load().then(() => drafts.open('c').text)"))
          .isEqualTo("typed");
    }
    page.evaluate("() => goOn()");
    assertThat(page.evaluate("() => asked.length")).as("what came back is not sent").isEqualTo(0);
  }

  @Test
  void whatIsTakenGoesOnAsADraftInEveryTab() {
    var front = SaidLine.open(BROWSERS.modules(page.context()));
    page.evaluate("() => goOn()");
    page.evaluate("() => outbox.post('c', 'refused')");
    SaidLine.answer(page, 0, 4405);
    front.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => drafts.on('change', (id) => (globalThis.drafted = id))");
    front.evaluate("() => drafts.open('c').type('typed')");
    front.evaluate("() => outbox.take(outbox.returned('c')[0])");
    page.waitForFunction("() => outbox.items.length === 0 && globalThis.drafted === 'c'");
    assertThat(page.evaluate("() => drafts.open('c').load().then(() => drafts.open('c').text)"))
        .isEqualTo("typed\n\nrefused");
  }

  @Test
  void whatIsGivenBackTwiceIsThereOnce() {
    page.evaluate("() => Object.defineProperty(navigator, 'locks', { value: undefined })");
    var front = page.context().newPage();
    front.navigate("https://draad.test/index.html");
    front.evaluate("() => Object.defineProperty(navigator, 'locks', { value: undefined })");
    SaidLine.open(front);
    page.evaluate("() => outbox.post('c', 'refused')");
    front.waitForFunction("() => outbox.of('c').length === 1");
    for (var tab : List.of(page, front)) {
      tab.evaluate("() => goOn()");
      tab.waitForFunction("() => asked.length === 1");
    }
    SaidLine.answer(page, 0, 4405);
    SaidLine.answer(front, 0, 4405);
    for (var tab : List.of(page, front)) {
      tab.waitForFunction("() => outbox.returned('c').length === 1");
      tab.reload();
      SaidLine.open(tab);
      assertThat(tab.evaluate("() => returned()")).isEqualTo(List.of("refused", "refused", 4405));
    }
  }

  @Test
  void theNewTextOfAnEditComesBackLikeThatOfAPost() {
    page.evaluate("() => outbox.edit('c', 1, 'not any more')");
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, 4411);
    page.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => (line.live = false)");
    page.evaluate("() => outbox.edit('c', 1, 'too late')");
    page.clock().runFor(SaidLine.HALF_A_DAY + 1);
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 1, "{}");
    page.waitForFunction("() => outbox.returned('c').length === 2");
    assertThat(page.evaluate("() => returned()"))
        .isEqualTo(Arrays.asList("not any more", "refused", 4411, "too late", "old", null));
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("edit", "fate"));
  }

  @Test
  void aTextThatFindsNoRoomWhenItComesBackKeepsItsRow() {
    page.evaluate("() => outbox.post('c', 'refused')");
    page.waitForFunction(SaidLine.WRITTEN, 1);
    page.evaluate(
        "() => (IDBObjectStore.prototype.put = () => { throw new DOMException('full',"
            + " 'QuotaExceededError'); })");
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, 4405);
    page.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => outbox.take(outbox.returned('c')[0])");
    page.waitForFunction("() => outbox.items.length === 0");
    page.reload();
    SaidLine.open(page);
    assertThat(page.evaluate("() => outbox.items.map(({ text }) => text)"))
        .isEqualTo(List.of("refused"));
  }

  @Test
  void whatComesInFromElsewhereWaitsUntilAnEditIsDone() {
    page.evaluate(EDIT);
    var field = page.locator("draad-composer textarea");
    PlaywrightAssertions.assertThat(field).hasValue("edited");
    page.evaluate("() => elsewhere('came back')");
    PlaywrightAssertions.assertThat(field).hasValue("edited");
    page.evaluate("() => composer.begin({ replying: { seq: 1 } })");
    PlaywrightAssertions.assertThat(field).hasValue("came back");
  }
}
