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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page in light and dark, on a phone and a desktop, checked with axe against WCAG 2.2 AA.
/// Does not replace a keyboard, a screen reader and people.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private DemonstrationNodes nodes; // of its own: other tests end the talks that it looks at

  @BeforeAll
  void start() {
    nodes = DemonstrationNodes.start(Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    nodes.close();
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
    try (var visitor = BROWSERS.screen(kind, nodes.north())) {
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
    try (var client = BROWSERS.screen(kind, nodes.north())) {
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
    try (var waiting = BROWSERS.screen(kind, nodes.south())) {
      waiting.signIn("rachid@post.example");
      check(waiting.goTo("/home/chat"), "draad-conversation li", wrong);
    }
  }

  private void supporter(Kind kind, SoftAssertions wrong) {
    try (var supporter = BROWSERS.screen(kind, nodes.south())) {
      supporter.signIn("corrie@post.example");
      check(supporter.goTo("/home/group"), "draad-bar", wrong);
      check(supporter.goTo("/home/team"), "draad-team-list li", wrong);
    }
    try (var reader = BROWSERS.screen(kind, nodes.south())) {
      reader.signIn("peter@post.example");
      check(reader.goTo("/home/group"), "draad-conversation .after", wrong);
      assertThat(reader.find("draad-composer textarea")).hasCount(0);
    }
  }

  private void worker(Kind kind, SoftAssertions wrong) {
    try (var worker = BROWSERS.screen(kind, nodes.south())) {
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

  @ParameterizedTest
  @EnumSource(Kind.class)
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void everyStateCanBeUsedByEveryone(Kind kind) {
    var wrong = new SoftAssertions();
    talking(kind, wrong);
    newcomer(kind, wrong);
    withoutLine(kind, wrong);
    workerWithNothing(kind, wrong);
    besides(kind, wrong);
    wrong.assertAll();
  }

  private void talking(Kind kind, SoftAssertions wrong) {
    try (var client = BROWSERS.screen(kind, nodes.north())) {
      client.signIn("petra@post.example").goTo("/home/chat");
      assertThat(client.find("li.post").last()).isVisible();
      client.find("draad-composer textarea").fill("Ik hang hem bij het raam.");
      check(client, ".sub-bar .end", wrong);
      client.find(".sub-bar .end").click();
      check(client, "draad-dialog dialog", wrong);
      check(client.goTo("/lindermeer"), ".who a[href='/home']", wrong);
      check(client.goTo("/organisations"), "li a.card", wrong);
    }
  }

  /// Somebody who came today has no team, no group and no talks.
  private void newcomer(Kind kind, SoftAssertions wrong) {
    try (var client = BROWSERS.screen(kind, nodes.north())) {
      client.goTo("/account/sign-up").find("#name").fill("Sterre");
      client.find("#email").fill(kind.name() + "@nieuw.example");
      client.find("#password").fill("een zin om te onthouden");
      client.find("form .main").click();
      check(client, "draad-start draad-ask .main", wrong);
      check(client.goTo("/home/group"), "draad-group .nothing h2", wrong);
      check(client.goTo("/home/team"), "draad-team .nothing h2", wrong);
      check(client.goTo("/home/overview"), "draad-overview .nothing h2", wrong);
    }
  }

  /// The line is lost while somebody writes, and what was written comes back half a day later.
  private void withoutLine(Kind kind, SoftAssertions wrong) {
    try (var client = BROWSERS.screen(kind, nodes.south())) {
      client.signIn("nadia@post.example").goTo("/home/group");
      assertThat(client.find("li.post").last()).isVisible();
      client.context().setOffline(true);
      assertThat(client.find("draad-line")).containsText("Geen verbinding");
      client.write("dit bleef liggen");
      assertThat(client.find("li.post.pending")).hasCount(1);
      check(client, "draad-line p", wrong);
      client.page().evaluate(UnsentTest.AGED);
      client.page().close();
      client.context().setOffline(false);
      var later = client.open();
      later.navigate(nodes.south() + "/home/group");
      check(later, "draad-composer .notice", wrong);
    }
  }

  private void workerWithNothing(Kind kind, SoftAssertions wrong) {
    try (var worker = BROWSERS.screen(kind, nodes.north())) {
      worker.signIn("gerda@lindermeer.example");
      check(worker.goTo("/work"), "draad-own-chats .hint", wrong);
      check(worker.goTo("/work/dossiers"), "draad-dossiers .hint", wrong);
      check(worker.goTo("/work/past"), "draad-past .hint", wrong);
    }
  }

  /// When desks are open: a coordinator's screen with all its parts, and the door that is closed.
  @ParameterizedTest
  @EnumSource(Kind.class)
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void openingHoursCanBeUsedByEveryone(Kind kind) {
    var wrong = new SoftAssertions();
    try (var gerda = BROWSERS.screen(kind, nodes.north());
        var visitor = BROWSERS.screen(kind, nodes.south())) {
      gerda.signIn("gerda@lindermeer.example").goTo("/work/hours");
      gerda.find("draad-hours .desks a", "Geld en post").click();
      gerda.find("draad-exceptions .edged.add").click();
      gerda.find("summary").click();
      gerda.find("draad-hours .foot .main").click();
      gerda.find("draad-emergency .close").click();
      gerda.find("draad-emergency .yes").click();
      check(gerda, "draad-emergency .wrong", wrong);
      gerda.find("draad-emergency #text").fill("We hebben een storing.");
      gerda.find("draad-emergency .yes").click();
      check(gerda, "draad-emergency .notice", wrong);
      visitor.goTo("/lindermeer").find("draad-ask label.desk", "Geld en post").click();
      check(visitor, "draad-closed .reason", wrong);
      gerda.find("draad-emergency .main").click(); // as it was, for the next kind
      assertThat(gerda.find("draad-emergency .notice")).hasCount(0);
    }
    wrong.assertAll();
  }

  /// What a worker opens beside a talk: the keys, and on a phone the person it is with.
  private void besides(Kind kind, SoftAssertions wrong) {
    try (var worker = BROWSERS.screen(kind, nodes.south())) {
      worker.signIn("anja@lindermeer.example").goTo("/work");
      assertThat(worker.find("draad-own-chats a.item").first()).isVisible();
      worker.page().keyboard().press("?");
      check(worker, "draad-keys dialog", wrong);
      worker.page().keyboard().press("Escape");
      worker.find("draad-own-chats a.item").first().click();
      about(worker, kind, "draad-work-talk", "dl", wrong);
      worker.goTo("/work/dossiers").find("draad-dossiers a.item").first().click();
      about(worker, kind, "draad-dossier-talk", "draad-team-list li", wrong);
    }
  }

  private static void about(
      Screen worker, Kind kind, String talk, String part, SoftAssertions wrong) {
    assertThat(worker.find(talk + " li.post").last()).isVisible();
    if (kind == Kind.PHONE) {
      worker.find(talk + " .about").click();
    }
    check(worker, "draad-person " + part, wrong);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theMainPagesCanBeUsedByEveryoneInEnglish(Kind kind) {
    var wrong = new SoftAssertions();
    try (var client = inEnglish(kind, wrong)) {
      check(client.goTo("/account/sign-up"), "#name", wrong);
      client.signIn("thea@post.example");
      check(client.goTo("/home/chat"), "draad-ask .main", wrong);
      check(client.goTo("/home/group"), "li.post", wrong);
      check(client.goTo("/home/team"), "draad-team-list li", wrong);
      check(client.goTo("/home/overview"), "ul.list a.card", wrong);
      check(client.goTo("/home/more"), "draad-language", wrong);
    }
    try (var worker = inEnglish(kind, wrong)) {
      check(worker.signIn("anja@lindermeer.example").goTo("/work"), "draad-own-chats li", wrong);
      worker.find("draad-own-chats a.item").first().click();
      check(worker, "draad-work-talk li.post", wrong);
    }
    wrong.assertAll();
  }

  private Screen inEnglish(Kind kind, SoftAssertions wrong) {
    var screen = BROWSERS.screen(kind, nodes.north()).goTo("/lindermeer");
    screen.find("button[lang=en]").click();
    assertThat(screen.find("html")).hasAttribute("lang", "en");
    check(screen, "draad-ask .main", wrong);
    return screen;
  }

  /// Waits for a part of the page, then asks axe: everything in light, and contrast in dark too.
  private static void check(Screen screen, String part, SoftAssertions wrong) {
    check(screen.page(), part, wrong);
  }

  private static void check(Page page, String part, SoftAssertions wrong) {
    assertThat(page.locator(part).first()).isVisible();
    ask(page, ColorScheme.DARK, axe -> axe.withRules(List.of("color-contrast")), part, wrong);
    ask(page, ColorScheme.LIGHT, axe -> axe.withTags(RULES), part, wrong);
  }

  private static void ask(
      Page page,
      ColorScheme scheme,
      UnaryOperator<AxeBuilder> rules,
      String part,
      SoftAssertions wrong) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
    var found = rules.apply(new AxeBuilder(page).setLegacyMode(true)).analyze();
    wrong
        .assertThat(found.getViolations())
        .as("%s %s %s", page.url(), part, scheme)
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
  }
}
