package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.draad.server.DemonstrationNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody is taken out of a conversation with something in it that was not stored yet: what
/// others said is wiped, the own text comes back with the reason.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TakenOutTest {
  private static final String GONE = "() => line.emit('frame', { type: 'gone', channel: 'c' })";
  private static final String HOMELESS =
      "() => outbox.homeless().map(({ text, returned }) => [text, returned.number]).flat()";

  /// A changed post that was not sent, and a draft under it.
  private static final String EDIT =
      """
      async () => {
        const { messenger } = await import("/app/draad.js");
        await import("/app/conversation/composer.js");
        messenger.session.person = { id: "me" };
        await messenger.drafts.add("c", "begun");
        globalThis.messenger = messenger;
        globalThis.composer = document.body.appendChild(Object.assign(document.createElement("draad-composer"), { channel: "c" }));
        globalThis.edit = () => composer.begin({ editing: { seq: 1, body: { text: "edited" } } });
      }
      """;

  /// A device that tried in vain for a while waits up to half a minute before it tries again.
  private static final LocatorAssertions.HasTextOptions AFTER_A_BACKOFF =
      new LocatorAssertions.HasTextOptions().setTimeout(60_000);

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private static Page tab() {
    return SaidLine.open(StandingClock.on(BROWSERS.modules()));
  }

  @Test
  void whatWasOnItsWayComesBackOnceItIsSureNotToStandThere() {
    var page = tab();
    page.evaluate("() => outbox.post('c', 'too late')");
    page.evaluate("() => goOn()");
    page.waitForFunction("() => asked.length === 1");
    page.evaluate(GONE);
    SaidLine.answer(page, 0, 4403);
    page.waitForFunction("() => asked.length === 2");
    assertThat(page.evaluate(HOMELESS)).isEqualTo(List.of());
    SaidLine.answer(page, 1, 4550);
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 2, 4403);
    SaidLine.answer(page, 3, "{}");
    page.waitForFunction("() => outbox.homeless().length === 1");
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("post", "fate", "post", "fate"));
    assertThat(page.evaluate(HOMELESS)).isEqualTo(List.of("too late", 4403));
    page.evaluate("() => outbox.drop(outbox.homeless()[0])");
    page.waitForFunction("() => outbox.homeless().length === 0");
  }

  @Test
  void whatWasStoredBeforeAndLostItsAckDoesNotComeBack() {
    var page = tab();
    page.evaluate("() => outbox.post('c', 'just in time')");
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, "lost");
    page.evaluate(GONE);
    SaidLine.waitAMoment(page);
    SaidLine.answer(page, 1, 4403);
    SaidLine.answer(page, 2, "{ \"seq\": 3 }");
    page.waitForFunction("() => outbox.items.length === 0");
    assertThat(SaidLine.sent(page)).isEqualTo(List.of("post", "post", "fate"));
  }

  @Test
  void whatCameBackBeforeStaysAndADraftComesBackOnceFromAllTabs() {
    var page = tab();
    var beside = SaidLine.open(BROWSERS.modules(page.context()));
    page.evaluate("() => outbox.post('c', 'too long')");
    page.evaluate("() => goOn()");
    beside.evaluate("() => goOn()");
    SaidLine.answer(page, 0, 4413);
    page.waitForFunction("() => outbox.returned('c').length === 1");
    page.evaluate("() => drafts.add('c', 'begun')");
    page.evaluate(GONE);
    beside.evaluate(GONE);
    for (var tab : List.of(page, beside)) {
      tab.waitForFunction("() => outbox.homeless().length === 2");
      assertThat(tab.evaluate(HOMELESS)).isEqualTo(List.of("too long", 4413, "begun", 4403));
      tab.waitForFunction("async () => (await drafts.read('c')) === ''");
    }
    page.evaluate("() => drafts.add('c', 'begun again')");
    page.evaluate(GONE);
    page.waitForFunction("() => outbox.homeless()[1]?.text === 'begun\\n\\nbegun again'");
  }

  @Test
  void aDraftComesBackWhenItsChannelWasLostMeanwhileAndStaysWhereItCanBeReread() {
    var page = tab();
    page.evaluate("() => drafts.add('finished', 'stays')");
    page.evaluate("() => drafts.add('lost', 'begun')");
    page.evaluate("() => drafts.add('c', 'goes on')");
    page.evaluate("() => goOn()");
    SaidLine.answer(page, 0, "{ \"entries\": [], \"more\": false }");
    SaidLine.answer(page, 1, 4403);
    page.waitForFunction("() => outbox.homeless().length === 1");
    assertThat(page.evaluate(HOMELESS)).isEqualTo(List.of("begun", 4403));
    assertThat(page.evaluate("() => drafts.channels()")).isEqualTo(List.of("c", "finished"));
  }

  @Test
  void aChangeThatWasNotSentComesBackToo() {
    var page = StandingClock.on(BROWSERS.modules());
    page.evaluate(EDIT);
    var field = page.locator("draad-composer textarea");
    PlaywrightAssertions.assertThat(field).hasValue("begun");
    page.evaluate("() => edit()");
    field.fill("changed");
    page.evaluate("() => messenger.channels.emit('gone', 'c')");
    page.waitForFunction("() => messenger.outbox.items[0]?.text === 'begun\\n\\nchanged'");
  }

  @Test
  void whoIsTakenOutKeepsTheOwnTextAndNothingOfOthers() {
    try (var nodes = DemonstrationNodes.start(new ShiftedClock());
        var client = BROWSERS.phone(nodes.north()).signIn("kevin@post.example");
        var supporter = BROWSERS.phone(nodes.south()).signIn("bep@post.example")) {
      supporter.goTo("/home/group");
      PlaywrightAssertions.assertThat(supporter.find("li.post").last()).isVisible();
      supporter.context().setOffline(true);
      supporter.write("net te laat");
      supporter.find("draad-composer textarea").fill("half af");
      takeOut(client);
      supporter.context().setOffline(false);
      var notices = supporter.find("header draad-returned .notice");
      PlaywrightAssertions.assertThat(supporter.find("header draad-returned blockquote"))
          .hasText(new String[] {"net te laat", "half af"}, AFTER_A_BACKOFF);
      PlaywrightAssertions.assertThat(notices.first())
          .containsText(
              "Je bericht is niet verstuurd. Dit gesprek is er niet meer voor jou. Je tekst staat"
                  + " hieronder.");
      PlaywrightAssertions.assertThat(supporter.find("li.post")).hasCount(0);
      supporter.picture(supporter.page(), "taken-out");
      notices.first().getByText("Gooi weg").click();
      supporter.page().reload();
      PlaywrightAssertions.assertThat(supporter.find("header draad-returned blockquote"))
          .hasText(new String[] {"half af"});
      client.goTo("/home/group");
      PlaywrightAssertions.assertThat(client.find("li.post").last()).isVisible();
      PlaywrightAssertions.assertThat(client.posts("net te laat")).hasCount(0);
    }
  }

  private static void takeOut(Screen client) {
    client.goTo("/home/team");
    client.find("button[aria-label='Haal Oma Bep uit het team']").click();
    client.find("draad-dialog .yes").click();
    PlaywrightAssertions.assertThat(client.find("[role=status].notice"))
        .containsText("leest vanaf nu niet meer mee.");
  }
}
