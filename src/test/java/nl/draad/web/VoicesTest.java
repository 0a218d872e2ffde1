package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// In one dossier a person has one colour: in the thread, in the team, and in every list and
/// heading that leads there.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class VoicesTest {
  private static final Pattern VOICE = Pattern.compile("voice-[1-6]");
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @Test
  void aClientHasOneColourEverywhereInTheConsole() {
    try (var worker = BROWSERS.desktop(Stage.nodes().south())) {
      worker.signIn("anja@lindermeer.example").goTo("/work/dossiers");
      assertThat(worker.find("draad-dossiers a.item").first()).isVisible();
      for (var name : worker.find("draad-dossiers a.item b").allInnerTexts()) {
        var item = worker.find("draad-dossiers a.item").filter(having(name));
        item.click();
        assertThat(worker.find("draad-dossier-talk h2")).containsText(name);
        var voice = voiceInThread(worker, name);
        for (var place : List.of("draad-dossier-talk header", "draad-person .who")) {
          assertThat(worker.find(place)).hasClass(voice);
        }
        assertThat(item).hasClass(voice);
        assertThat(worker.find("draad-team-list li").filter(having(name))).hasClass(voice);
      }
    }
  }

  @Test
  void aSupporterOfSeveralSeesThemInTheColourOfTheirThread() {
    try (var supporter = BROWSERS.phone(Stage.nodes().north())) {
      supporter.signIn("frits@post.example").goTo("/home/group");
      var cards = supporter.find("draad-group li a.card");
      assertThat(cards.nth(1)).isVisible();
      var thea = cards.filter(having("Thea"));
      thea.click();
      assertThat(supporter.find("draad-bar h1")).containsText("Thea");
      var voice = voiceInThread(supporter, "Thea");
      supporter.goTo("/home/group");
      assertThat(thea).hasClass(voice);
    }
  }

  /// The colour of this person's newest name in the thread.
  private static Pattern voiceInThread(Screen screen, String name) {
    var theirs = screen.page().locator(".name", named(name));
    assertThat(theirs.last()).isVisible();
    var post = screen.find("li.post").filter(new Locator.FilterOptions().setHas(theirs)).last();
    var found = VOICE.matcher(post.getAttribute("class"));
    if (!found.find()) {
      throw new AssertionError("expected a colour but was " + post.getAttribute("class"));
    }
    return Pattern.compile("\\b" + found.group() + "\\b");
  }

  private static Page.LocatorOptions named(String name) {
    return new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$"));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
