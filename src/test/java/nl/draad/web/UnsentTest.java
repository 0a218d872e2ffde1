package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.TimeUnit;
import nl.draad.web.Screen.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What was written and not sent, through everything that happens to a phone: no room to keep it, a
/// tab that is closed, hours without a line.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UnsentTest {
  private static final String KEEPS_NOTHING =
      "IDBFactory.prototype.open = () => { throw new DOMException('no', 'InvalidStateError'); }";

  private Browsers browsers;

  @BeforeAll
  void start() {
    browsers = Browsers.start();
  }

  @AfterAll
  void stop() {
    if (browsers != null) {
      browsers.close();
    }
  }

  private Screen phone(String node) {
    return Screen.of(browsers.browser(), Kind.PHONE, node);
  }

  private static Screen group(Screen screen, String email) {
    screen.signIn(email).goTo("/home/group");
    assertThat(screen.find("li.post").last()).isVisible();
    return screen;
  }

  @Test
  void aBrowserThatKeepsNothingSendsItAllTheSameAndSaysWhatToDo() {
    try (var client = phone(Stage.nodes().north());
        var supporter = group(phone(Stage.nodes().south()), "bep@post.example")) {
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
      client.picture("unsent-only-here");
      client.context().setOffline(false);
      assertThat(supporter.posts("zonder verbinding, zonder opslag")).hasCount(1);
      assertThat(client.find("li.post.pending")).hasCount(0);
      assertThat(client.find("draad-composer .here")).hasCount(0);
    }
  }

  @Test
  void aDraftIsThereAgainAfterTheOnlyTabWasClosed() {
    try (var client = group(phone(Stage.nodes().north()), "linda@post.example")) {
      client.find("draad-composer textarea").fill("hier was ik gebleven");
      var closing = new Page.CloseOptions().setRunBeforeUnload(true);
      client.page().waitForClose(() -> client.page().close(closing));
      var again = client.open();
      again.navigate(Stage.nodes().north() + "/home/group");
      assertThat(again.locator("draad-composer textarea")).hasValue("hier was ik gebleven");
    }
  }
}
