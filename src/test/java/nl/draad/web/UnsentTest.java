package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.concurrent.TimeUnit;
import nl.draad.server.DemonstrationNodes;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What was written and not sent, through everything that happens to a phone: no room to keep it, a
/// tab that is closed, hours without a line.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UnsentTest {
  private static final String KEEPS_NOTHING =
      "IDBFactory.prototype.open = () => { throw new DOMException('no', 'InvalidStateError'); }";

  /// As if the answer to the newest post had been lost with the tab.
  private static final String LEFT_BEHIND =
      """
      async () => {
        const { messenger } = await import("/app/draad.js");
        const channel = messenger.channels.ofKind("group")[0];
        const { ref, body } = channel.entries.at(-1);
        const person = messenger.session.person.id;
        await messenger.local.put("outbox", { ref, type: "post", channel: channel.id, text: body.text, person, at: 0, order: 0 });
      }
      """;

  /// Twelve hours and a minute pass for what waits.
  static final String AGED =
      """
      async () => {
        const { messenger } = await import("/app/draad.js");
        for (const item of await messenger.local.all("outbox")) await messenger.local.put("outbox", { ...item, at: item.at - 721 * 60_000 });
      }
      """;

  /// A device that tried in vain for a while waits up to half a minute before it tries again.
  private static final LocatorAssertions.ContainsTextOptions AFTER_A_BACKOFF =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private static Screen group(Screen screen, String email) {
    screen.signIn(email).goTo("/home/group");
    assertThat(screen.find("li.post").last()).isVisible();
    return screen;
  }

  @Test
  void aBrowserThatKeepsNothingSendsItAllTheSameAndSaysWhatToDo() {
    try (var client = BROWSERS.phone(Stage.nodes().north());
        var supporter = group(BROWSERS.phone(Stage.nodes().south()), "bep@post.example")) {
      client.context().addInitScript(KEEPS_NOTHING);
      group(client, "kevin@post.example").write("met verbinding, zonder opslag");
      assertThat(supporter.posts("met verbinding, zonder opslag")).hasCount(1);
      assertThat(client.find("draad-composer .here")).hasCount(0);
      client.context().setOffline(true);
      client.write("zonder verbinding, zonder opslag");
      assertThat(client.find("draad-composer .here"))
          .hasText(
              "Je browser kan niet bewaren wat je schrijft. Sluit dit venster niet voordat alles"
                  + " verstuurd is.");
      assertThat(client.find("draad-line"))
          .hasText(
              "Geen verbinding. Laat dit venster open: wat je schrijft, wordt straks verstuurd.");
      client.picture(client.page(), "unsent-only-here");
      client.context().setOffline(false);
      assertThat(supporter.posts("zonder verbinding, zonder opslag")).hasCount(1);
      assertThat(client.find("li.post.pending")).hasCount(0);
      assertThat(client.find("draad-composer .here")).hasCount(0);
    }
  }

  @Test
  void aDraftIsThereAgainAfterTheOnlyTabWasClosed() {
    try (var client = group(BROWSERS.phone(Stage.nodes().north()), "linda@post.example")) {
      client.find("draad-composer textarea").fill("hier was ik gebleven");
      var closing = new Page.CloseOptions().setRunBeforeUnload(true);
      client.page().waitForClose(() -> client.page().close(closing));
      var again = client.open();
      again.navigate(Stage.nodes().north() + "/home/group");
      assertThat(again.locator("draad-composer textarea")).hasValue("hier was ik gebleven");
    }
  }

  @Test
  void afterTwelveHoursATextIsAskedForAndComesBackInEveryTab() {
    try (var client = group(BROWSERS.phone(Stage.nodes().north()), "nadia@post.example")) {
      client.write("dit kwam toch aan");
      assertThat(client.posts("dit kwam toch aan").locator(".mark")).hasText("Verstuurd");
      client.page().evaluate(LEFT_BEHIND);
      client.context().setOffline(true);
      assertThat(client.find("draad-line")).containsText("Geen verbinding");
      client.write("dit bleef liggen");
      assertThat(client.find("li.post.pending")).hasCount(1);
      client.page().evaluate(AGED);
      client.page().close();
      client.context().setOffline(false);
      var later = client.open();
      later.navigate(Stage.nodes().north() + "/home/group");
      assertThat(later.locator("draad-composer .notice"))
          .containsText("Je schreef dit meer dan 12 uur geleden en het is niet verstuurd.");
      assertThat(later.locator("draad-composer blockquote")).hasText("dit bleef liggen");
      assertThat(later.locator("li.post.pending")).hasCount(0);
      var beside = client.open();
      beside.navigate(Stage.nodes().north() + "/home/group");
      assertThat(beside.locator("draad-composer blockquote")).hasText("dit bleef liggen");
      beside.locator("draad-composer textarea").fill("intussen");
      client.picture(beside, "unsent-old");
      beside.reload();
      assertThat(beside.locator("draad-composer blockquote")).hasText("dit bleef liggen");
      beside.getByText("Zet in het schrijfveld").click();
      assertThat(beside.locator("draad-composer textarea"))
          .hasValue("intussen\n\ndit bleef liggen");
      assertThat(later.locator("draad-composer .notice")).hasCount(0);
      assertThat(later.locator("draad-composer textarea")).hasValue("intussen\n\ndit bleef liggen");
    }
  }

  @Test
  void signingOutWarnsOfWhatWasNotSent() {
    try (var client = group(BROWSERS.phone(Stage.nodes().north()), "linda@post.example")) {
      client.context().setOffline(true);
      assertThat(client.find("draad-line")).containsText("Geen verbinding");
      client.write("nog onderweg");
      client.find("draad-composer textarea").fill("nog niet af");
      client.find("draad-navigation a[href='/home/more']").click();
      client.text("Uitloggen op al je apparaten").click();
      assertThat(client.find("draad-dialog"))
          .containsText(
              "Je wordt uitgelogd op al je telefoons en computers. Wat je daar nog niet had"
                  + " verstuurd, wordt op al die apparaten gewist.");
      client.find("draad-dialog .edged").click();
      client.text("Uitloggen").first().click();
      assertThat(client.find("draad-dialog"))
          .containsText(
              "Er zijn nog 2 berichten niet verstuurd. Als je nu uitlogt, gaan ze verloren.");
      client.picture(client.page(), "unsent-sign-out");
      client.find("draad-dialog .edged").click();
      client.context().setOffline(false);
      client.find("draad-navigation a[href='/home/group']").click();
      assertThat(client.posts("nog onderweg").locator(".mark")).not().hasText("Wordt verstuurd");
    }
  }

  @Test
  void whoSignsInAsksTheBrowserOnceToKeepWhatIsWritten() {
    try (var client = BROWSERS.phone(Stage.nodes().north())) {
      client
          .context()
          .addInitScript(
              "globalThis.asked = 0; StorageManager.prototype.persist = async () => { asked++; }");
      client.signIn("linda@post.example");
      Assertions.assertThat(client.page().evaluate("asked")).isEqualTo(1);
      client.page().reload();
      assertThat(client.find("draad-navigation")).isVisible();
      Assertions.assertThat(client.page().evaluate("asked")).isEqualTo(0);
    }
  }

  @Test
  void aNodeThatStopsAndComesBackLosesNothingOfATalk() {
    try (var nodes = DemonstrationNodes.start(new ShiftedClock());
        var client = group(BROWSERS.phone(nodes.north()), "kevin@post.example");
        var supporter = group(BROWSERS.phone(nodes.south()), "bep@post.example")) {
      client.write("voor de storing");
      assertThat(supporter.posts("voor de storing")).hasCount(1);
      nodes.stopNorth();
      client.write("eerste tijdens de storing").write("tweede tijdens de storing");
      supporter.write("ik schrijf gewoon door");
      assertThat(client.posts("tijdens de storing").locator(".mark"))
          .hasText(new String[] {"Wordt verstuurd", "Wordt verstuurd"});
      nodes.startNorthAgain();
      assertThat(supporter.posts("tijdens de storing"))
          .containsText(new String[] {"eerste", "tweede"}, AFTER_A_BACKOFF);
      assertThat(client.posts("ik schrijf gewoon door")).hasCount(1);
      assertThat(client.find("li.post.pending")).hasCount(0);
      assertThat(client.posts("tijdens de storing")).hasCount(2);
    }
  }
}
