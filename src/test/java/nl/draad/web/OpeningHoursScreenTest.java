package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Clock.InstallOptions;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import nl.draad.server.DemonstrationNodes;
import nl.draad.web.Screen.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What visitors see of a desk that opens and closes, and how a coordinator changes that. On nodes
/// of its own, whose clock goes from a Tuesday, half an hour before five; the pages' clocks too.
class OpeningHoursScreenTest {
  private static final Instant TUESDAY = Instant.parse("2027-03-02T15:30:00Z");
  private static final String GERDA = "gerda@lindermeer.example";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private final ShiftedClock clock = new ShiftedClock();
  private DemonstrationNodes nodes;

  @BeforeEach
  void start() {
    clock.pass(Duration.between(Instant.now(), TUESDAY));
    nodes = DemonstrationNodes.start(clock);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  @Timeout(300)
  void aVisitorSeesTheDeskCloseAndWhenItOpensAgain() {
    try (var visitor = screen(Kind.PHONE).goTo("/lindermeer")) {
      visitor.find("draad-ask label.desk", "Geld en post").click();
      assertThat(visitor.find("draad-ask .open")).containsText("Open tot 17.00 uur.");
      visitor.find("draad-ask textarea").fill("Een brief die ik niet snap");
      visitor.picture(visitor.page(), "hours-open-phone");
      clock.pass(Duration.ofMinutes(31));
      visitor.page().clock().fastForward("31:00");
      assertThat(visitor.find("draad-closed h3"))
          .hasText("Gesloten. Weer open morgen om 9.00 uur.");
      assertThat(visitor.find("draad-closed h3")).isFocused();
      assertThat(visitor.find("draad-ask textarea")).hasCount(0);
      assertThat(visitor.find("draad-ask button")).hasCount(0);
      assertThat(visitor.find("draad-closed a[href='tel:112']")).isVisible();
      visitor.picture(visitor.page(), "hours-closed-phone");
      visitor.find("draad-ask label.desk", "Chatspreekuur").click();
      assertThat(visitor.find("draad-ask textarea")).hasValue("Een brief die ik niet snap");
      visitor.find("button[lang=en]").click();
      visitor.find("draad-ask label.desk", "Geld en post").click();
      assertThat(visitor.find("draad-closed h3")).hasText("Closed. Open again tomorrow at 9:00.");
    }
  }

  @Test
  @Timeout(300)
  void aCoordinatorClosesADeskAtOnceAndOpensItAgain() {
    try (var visitor = screen(Kind.DESKTOP).goTo("/lindermeer");
        var gerda = screen(Kind.PHONE).signIn(GERDA).goTo("/work/hours")) {
      assertThat(visitor.find("draad-ask .main")).isVisible();
      assertThat(gerda.find("draad-emergency .now")).hasText("Open.");
      gerda.find("draad-emergency .close").click();
      gerda.find("draad-emergency .yes").click();
      assertThat(gerda.find("draad-emergency #text")).isFocused();
      gerda.find("draad-emergency #text").fill("We hebben een storing.");
      gerda.picture(gerda.page(), "hours-emergency-phone");
      gerda.find("draad-emergency .yes").click();
      assertThat(gerda.find("draad-emergency .notice")).containsText("We hebben een storing.");
      look(visitor.page());
      visitor.find("draad-ask label.desk", "Chatspreekuur").click();
      assertThat(visitor.find("draad-closed h3")).containsText("Gesloten. We weten nog niet");
      assertThat(visitor.find("draad-closed .reason")).hasText("We hebben een storing.");
      visitor.picture(visitor.page(), "hours-emergency-visitor");
      gerda.find("draad-emergency .main").click();
      assertThat(gerda.find("draad-emergency .now")).hasText("Open.");
      look(visitor.page());
      assertThat(visitor.find("draad-ask .main")).isVisible();
    }
  }

  /// Who waits is told that the desk closed and that the place stays; somebody whose page still
  /// offers a talk is refused by the server, sees the closed door, and loses nothing.
  @Test
  @Timeout(300)
  void whoWaitsIsToldAndWhoIsLateIsRefused() {
    try (var thea = screen(Kind.PHONE).signIn("thea@post.example").goTo("/home/chat");
        var nadia = screen(Kind.PHONE).signIn("nadia@post.example");
        var gerda = screen(Kind.DESKTOP).signIn(GERDA).goTo("/work/hours")) {
      ask(thea, "Een brief");
      thea.find("draad-ask .main").click();
      assertThat(thea.find("draad-place .number")).hasText("Je bent de eerste in de rij.");
      gerda.find("draad-hours .desks a", "Geld en post").click();
      gerda.find("draad-emergency .close").click();
      gerda.find("draad-emergency #text").fill("We hebben een storing.");
      ask(nadia.goTo("/lindermeer"), "Ik ben te laat");
      nadia.page().clock().pauseAt(TUESDAY.plusSeconds(3_600).toString());
      gerda.find("draad-emergency .yes").click();
      assertThat(gerda.find("draad-emergency .notice")).isVisible();
      nadia.find("draad-ask .main").click();
      assertThat(nadia.find("draad-closed .reason")).hasText("We hebben een storing.");
      assertThat(nadia.find("draad-closed")).containsText("Wat je schreef, bewaren we");
      assertThat(thea.find("draad-place .notice")).hasCount(0);
      look(thea.page());
      assertThat(thea.find("draad-place .notice")).containsText("Jij houdt je plek");
      assertThat(thea.find("draad-place .notice")).containsText("We hebben een storing.");
      assertThat(thea.find("draad-place .number")).hasText("Je bent de eerste in de rij.");
      thea.picture(thea.page(), "hours-waiting-phone");
      gerda.find("draad-emergency .main").click();
      assertThat(gerda.find("draad-emergency .notice")).hasCount(0);
      look(thea.page());
      assertThat(thea.find("draad-place .notice")).hasCount(0);
    }
  }

  private static void ask(Screen client, String text) {
    client.find("draad-ask label.desk", "Geld en post").click();
    client.find("draad-ask textarea").fill(text);
  }

  /// The desk is in Lisbon, an hour behind the coordinator's browser: its end is by the desk's
  /// clock, and is still there when only the text changes.
  @Test
  @Timeout(300)
  void anEmergencysEndIsByTheDesksClockAndStays() {
    try (var gerda = screen(Kind.DESKTOP).signIn(GERDA).goTo("/work/hours")) {
      gerda.find("draad-hours .desks a", "Geld en post").click();
      gerda.find("draad-hours #zone").selectOption("Europe/Lisbon");
      save(gerda.page());
      assertThat(gerda.find("draad-emergency .now")).hasText("Open tot 17.00 uur.");
      gerda.find("draad-emergency .close").click();
      gerda.find("draad-emergency #text").fill("We hebben een storing.");
      gerda.find("draad-emergency #until").fill("2027-03-02T16:10");
      gerda.find("draad-emergency .yes").click();
      assertThat(gerda.find("draad-emergency .now")).hasText("Gesloten. Weer open om 16.10 uur.");
      gerda.find("draad-emergency .close").click();
      assertThat(gerda.find("draad-emergency #until")).hasValue("2027-03-02T16:10");
      gerda.find("draad-emergency #text").fill("We hebben een grote storing.");
      gerda.find("draad-emergency .yes").click();
      assertThat(gerda.find("draad-emergency .notice")).containsText("grote");
      assertThat(gerda.find("draad-emergency .now")).hasText("Gesloten. Weer open om 16.10 uur.");
    }
  }

  @Test
  @Timeout(300)
  void aCoordinatorChangesTheHoursByKeyboardAndIsToldOfSomebodyElses() {
    try (var gerda = screen(Kind.DESKTOP).signIn(GERDA).goTo("/work/hours")) {
      gerda.find("draad-hours .desks a", "Geld en post").click();
      assertThat(gerda.find("draad-emergency .now")).hasText("Open tot 17.00 uur.");
      var other = gerda.open();
      other.navigate(gerda.page().url());
      assertThat(other.locator("draad-periods").first()).isVisible();
      gerda.picture(gerda.page(), "hours-desktop");
      var tuesday = gerda.find("draad-hours .day").nth(1).locator("input[type=time]");
      tuesday.last().fill("12:00");
      save(gerda.page());
      assertThat(gerda.find("draad-hours [role=alert]")).containsText("Er klopt iets nog niet.");
      assertThat(tuesday.nth(2)).isFocused();
      tuesday.last().fill("18:15");
      addADay(gerda);
      save(gerda.page());
      assertThat(gerda.find("draad-hours .foot")).containsText("Opgeslagen.");
      assertThat(gerda.find("draad-emergency .now")).hasText("Open tot 18.15 uur.");
      save(other);
      assertThat(other.locator("draad-hours [role=alert]")).containsText("Iemand anders");
      other.locator("draad-hours .foot .edged").click();
      assertThat(other.locator("draad-hours .day").nth(1).locator("input[type=time]").last())
          .hasValue("18:15");
      assertThat(other.locator("draad-hours .foot")).containsText("Laatst veranderd door Gerda");
    }
  }

  @Test
  @Timeout(300)
  void aWorkerHasNoSuchScreen() {
    try (var anja = screen(Kind.PHONE).signIn("anja@lindermeer.example").goTo("/work/hours")) {
      assertThat(anja.find("draad-queue")).isVisible();
      assertThat(anja.find("draad-hours")).hasCount(0);
      assertThat(anja.find("draad-navigation a[href='/work/hours']")).hasCount(0);
    }
  }

  private static void addADay(Screen gerda) {
    gerda.find("draad-exceptions .edged.add").focus();
    gerda.page().keyboard().press("Enter");
    var date = gerda.find("draad-exceptions .one").last().locator("input[type=date]");
    assertThat(date).isFocused();
    date.fill("2027-03-05");
    gerda.find("draad-exceptions .one").last().locator("input[dir]").fill("Dan leren we iets.");
    gerda.picture(gerda.page(), "hours-exception-desktop");
  }

  private static void save(Page page) {
    page.locator("draad-hours .foot .main").focus();
    page.keyboard().press("Enter");
  }

  /// The page is looked at again.
  private static void look(Page page) {
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
  }

  private Screen screen(Kind kind) {
    var screen = BROWSERS.screen(kind, nodes.north());
    screen.page().clock().install(new InstallOptions().setTime(TUESDAY.toString()));
    return screen;
  }
}
