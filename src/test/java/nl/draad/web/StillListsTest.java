package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.draad.server.DemonstrationNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The lists of a worker: they stand still under a hand, a press that is aimed at one person never
/// takes another, and they say who waits for an answer and how long. Rachid waits, then Linda, then
/// Romy; Marijke takes Rachid while Lotte is about to press.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StillListsTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private DemonstrationNodes nodes; // anew for each test: it takes people out of the queue

  @BeforeEach
  void start() {
    nodes = DemonstrationNodes.start(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private Screen lotte() {
    var lotte = BROWSERS.desktop(nodes.south()).signIn("lotte@lindermeer.example");
    assertThat(lotte.find("draad-queue li.waiting")).hasCount(3);
    ConsoleStage.standStill(lotte.page());
    return lotte;
  }

  private static Locator waiting(Screen worker, String name) {
    return worker.having("draad-queue li.waiting", name);
  }

  private void marijkeTakesRachid() {
    BROWSERS.desktop(nodes.north()).signIn("marijke@lindermeer.example").take("Rachid");
  }

  @Test
  void underAHandTheListStandsStill() {
    try (var lotte = lotte()) {
      var linda = waiting(lotte, "Linda").locator("button").boundingBox();
      lotte.page().mouse().move(linda.x + 9, linda.y + 9, new Mouse.MoveOptions().setSteps(3));
      marijkeTakesRachid();
      assertThat(waiting(lotte, "Rachid").locator("button")).hasText("Wacht niet meer");
      var still = waiting(lotte, "Linda").locator("button").boundingBox();
      assertThat(still.y).isEqualTo(linda.y);
      lotte.picture(lotte.page(), "queue-held-desktop");
      lotte.page().clock().runFor(2_000);
      assertThat(waiting(lotte, "Rachid")).hasCount(0);
    }
  }

  @Test
  void aPressRightAfterTheListMovedTakesNobody() {
    try (var lotte = lotte()) {
      marijkeTakesRachid();
      assertThat(waiting(lotte, "Rachid")).hasCount(0);
      var romy = waiting(lotte, "Romy").locator("button").boundingBox();
      lotte.page().mouse().click(romy.x + 9, romy.y + 9);
      lotte.page().clock().runFor(399);
      lotte.page().mouse().click(romy.x + 9, romy.y + 9);
      assertThat(lotte.page()).hasURL(Pattern.compile(".*/work$"));
      assertThat(waiting(lotte, "Romy")).isVisible();
      lotte.page().clock().runFor(1);
      lotte.page().mouse().click(romy.x + 9, romy.y + 9);
      assertThat(lotte.find("draad-work-talk h2")).hasText("Romy");
    }
  }

  @Test
  void whoWaitsForAnAnswerIsShownInWordsAndAfterAWhilePointedOut() {
    try (var worker = BROWSERS.desktop(nodes.south()).signIn("marijke@lindermeer.example");
        var client = BROWSERS.phone(nodes.north()).signIn("rachid@post.example")) {
      worker.take("Rachid");
      var clock = worker.having("draad-own-chats li", "Rachid").locator(".clock");
      assertThat(clock).containsText("Wacht al lang: 11 min");
      assertThat(clock.locator(".icon")).isVisible();
      worker.write("Daar ben ik");
      assertThat(clock).hasText("Jij schreef het laatst");
      client.goTo("/home/chat").write("Fijn");
      assertThat(clock).hasText("Wacht nog geen minuut op jou");
      assertThat(clock.locator(".icon")).hasCount(0);
      pass(worker, Duration.ofSeconds(130));
      assertThat(clock).hasText("Wacht 2 min op jou");
      pass(worker, Duration.ofMinutes(4));
      assertThat(clock).containsText("Wacht al lang: 4 min");
      assertThat(clock.locator(".icon")).isVisible();
      worker.picture(worker.page(), "waiting-long-desktop");
    }
  }

  /// The worker comes back to the page when so much time has passed.
  private static void pass(Screen worker, Duration time) {
    worker.page().clock().setSystemTime(Date.from(Instant.now().plus(time)));
    worker.page().reload();
  }
}
