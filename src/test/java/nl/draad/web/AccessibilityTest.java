package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import nl.draad.server.DemonstrationNodes;
import nl.draad.web.Screen.Kind;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page in light and dark, on a phone and a desktop, checked with axe against WCAG 2.2 AA.
/// Does not replace a keyboard, a screen reader and people.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Browsers browsers;
  private DemonstrationNodes nodes; // of its own: other tests end the talks that it looks at

  @BeforeAll
  void start() {
    browsers = Browsers.start();
    nodes = DemonstrationNodes.start(Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    if (browsers != null) {
      browsers.close();
      nodes.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void everyPageCanBeUsedByEveryone(Kind kind) {
    var wrong = new SoftAssertions();
    visitor(kind, wrong);
    client(kind, wrong);
    supporter(kind, wrong);
    worker(kind, wrong);
    wrong.assertAll();
  }

  private void visitor(Kind kind, SoftAssertions wrong) {
    try (var visitor = Screen.of(browsers.browser(), kind, nodes.north())) {
      check(visitor.goTo("/"), "li a.card", wrong);
      check(visitor.goTo("/lindermeer"), "draad-ask .main", wrong);
      check(visitor.goTo("/account/sign-up"), "#name", wrong);
      visitor.find("form .main").click();
      check(visitor, ".wrong", wrong);
      check(visitor.goTo("/account/sign-in"), "#email", wrong);
      check(visitor.goTo("/nergens/hier"), "draad-bar", wrong);
    }
  }

  private void client(Kind kind, SoftAssertions wrong) {
    try (var client = Screen.of(browsers.browser(), kind, nodes.north())) {
      client.signIn("thea@post.example");
      check(client.goTo("/home/chat"), "draad-ask .main", wrong);
      check(client.goTo("/home/group"), "li.post", wrong);
      client.find(".dots").last().click();
      check(client, ".choices", wrong);
      check(client.goTo("/home/team"), "draad-team-list li", wrong);
      client.find("draad-team-list button").first().click();
      check(client, "draad-dialog dialog", wrong);
      check(client.goTo("/home/more"), "draad-language", wrong);
      check(client.goTo("/home/overview"), "ul.list a.card", wrong);
      client.find("ul.list a.card").first().click();
      check(client, "li.post", wrong);
    }
    try (var waiting = Screen.of(browsers.browser(), kind, nodes.south())) {
      waiting.signIn("rachid@post.example");
      check(waiting.goTo("/home/chat"), "draad-conversation li", wrong);
    }
  }

  private void supporter(Kind kind, SoftAssertions wrong) {
    try (var supporter = Screen.of(browsers.browser(), kind, nodes.south())) {
      supporter.signIn("corrie@post.example");
      check(supporter.goTo("/home/group"), "draad-bar", wrong);
      check(supporter.goTo("/home/team"), "draad-team-list li", wrong);
    }
    try (var reader = Screen.of(browsers.browser(), kind, nodes.south())) {
      reader.signIn("peter@post.example");
      check(reader.goTo("/home/group"), "draad-conversation .after", wrong);
      assertThat(reader.find("draad-composer textarea")).hasCount(0);
    }
  }

  private void worker(Kind kind, SoftAssertions wrong) {
    try (var worker = Screen.of(browsers.browser(), kind, nodes.south())) {
      worker.signIn("anja@lindermeer.example");
      check(worker.goTo("/work"), "draad-own-chats a.item", wrong);
      worker.find("draad-own-chats a.item").first().click();
      check(worker, "li.post", wrong);
      worker.goTo("/work/dossiers").find("draad-dossiers a.item").first().click();
      check(worker, "draad-dossier-talk li.post", wrong);
      check(worker.goTo("/work/past"), "draad-past a.item", wrong);
      check(worker.goTo("/work/more"), "draad-language", wrong);
    }
  }

  /// Waits for a part of the page, then asks axe: everything in light, and contrast in dark too.
  private static void check(Screen screen, String part, SoftAssertions wrong) {
    assertThat(screen.find(part).first()).isVisible();
    ask(screen, ColorScheme.DARK, axe -> axe.withRules(List.of("color-contrast")), part, wrong);
    ask(screen, ColorScheme.LIGHT, axe -> axe.withTags(RULES), part, wrong);
  }

  private static void ask(
      Screen screen,
      ColorScheme scheme,
      UnaryOperator<AxeBuilder> rules,
      String part,
      SoftAssertions wrong) {
    screen
        .page()
        .emulateMedia(
            new Page.EmulateMediaOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    var found = rules.apply(new AxeBuilder(screen.page()).setLegacyMode(true)).analyze();
    wrong
        .assertThat(found.getViolations())
        .as("%s %s %s", screen.page().url(), part, scheme)
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
  }
}
