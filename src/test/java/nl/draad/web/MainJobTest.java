package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.draad.server.DemonstrationNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The whole main job, as three people do it: each in a browser of their own, on two nodes, and the
/// next day each rereads it.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MainJobTest {
  private static final List<String> SAID =
      List.of(
          "Ik durf de trap niet meer af.",
          "Wat gebeurt er als je boven staat?",
          "Neem rustig de tijd.",
          "Dan word ik duizelig.");

  private final ShiftedClock clock = Stage.CLOCK;
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @Test
  void aNewPersonTalksWithAWorkerAndRereadsItTheNextDay() {
    try (var client = BROWSERS.phone(Stage.nodes().north());
        var worker = BROWSERS.desktop(Stage.nodes().south())) {
      worker.signIn("anja@lindermeer.example");
      askForATalk(client);
      assertThat(client.find("draad-place .number")).containsText("Je bent nummer");
      client.write("Er ligt een brief die ik niet durf te openen.");
      take(worker, "Noor");
      assertThat(client.find("draad-bar h1")).hasText("Anja");
      assertThat(worker.posts("Er ligt een brief")).hasCount(1);
      worker.write("Dag Noor. Goed dat je schrijft. Wat staat erop?");
      assertThat(client.posts("Goed dat je schrijft")).hasCount(1);
      client.write("Hij is van de gemeente.");
      assertThat(worker.posts("Hij is van de gemeente.")).hasCount(1);
      assertThat(client.posts("Hij is van de gemeente.").locator(".mark")).hasText("Gelezen");
      client.find(".sub-bar .end").click();
      client.find("draad-dialog .yes").click();
      assertThat(client.text("Dit gesprek is klaar. Je kunt het altijd teruglezen.")).isVisible();
      assertThat(worker.text("Noor heeft het gesprek afgerond.")).isVisible();

      clock.pass(Duration.ofDays(1));
      rereads(client, "/home/overview", "a.card");
      rereads(worker, "/work/past", "draad-past a.item");
    }
  }

  /// At most three taps besides typing: one to ask, one to make the account.
  private static void askForATalk(Screen client) {
    client.goTo("/lindermeer");
    client.find("draad-ask textarea").fill("Post die ik niet open");
    client.find("draad-ask .main").click();
    client.find("#name").fill("Noor");
    client.find("#email").fill("noor@nieuw.example");
    client.find("#password").fill("een zin om te onthouden");
    client.find("form .main").click();
  }

  private static void take(Screen worker, String name) {
    var waiting = worker.find("draad-queue li.waiting").filter(having(name));
    assertThat(waiting).containsText("Post die ik niet open");
    worker.take(name);
    assertThat(worker.find("draad-work-talk h2")).hasText(name);
  }

  private void rereads(Screen screen, String list, String talk) {
    screen.page().clock().setSystemTime(Date.from(clock.instant()));
    screen.goTo(list);
    screen.find(talk).filter(having("Post die ik niet open")).first().click();
    assertThat(screen.find("li.day").last()).hasText("gisteren");
    assertThat(screen.find("li.post"))
        .containsText(
            new String[] {"Er ligt een brief", "Goed dat je schrijft", "Hij is van de gemeente."});
  }

  @Test
  void aSupporterFollowsAndWritesInTheGroupOfADossier() {
    try (var client = BROWSERS.phone(Stage.nodes().north());
        var supporter = BROWSERS.phone(Stage.nodes().south());
        var worker = BROWSERS.desktop(Stage.nodes().north())) {
      client.signIn("thea@post.example").goTo("/home/group");
      supporter.signIn("frits@post.example").goTo("/home/group");
      supporter.find("li a.card").filter(having("Thea")).click();
      worker.signIn("anja@lindermeer.example").goTo("/work/dossiers");
      worker.find("draad-dossiers a.item").filter(having("Thea")).click();

      client.write("De tuin is klaar. Komen jullie kijken?");
      assertThat(supporter.posts("De tuin is klaar.")).hasCount(1);
      supporter.write("Ik kom zaterdag met koffie.");
      assertThat(client.posts("Ik kom zaterdag")).hasCount(1);
      assertThat(worker.posts("Ik kom zaterdag")).hasCount(1);
      worker.write("Wat fijn. Tot maandag.");
      assertThat(supporter.posts("Wat fijn. Tot maandag.")).hasCount(1);

      clock.pass(Duration.ofDays(1));
      supporter.page().reload();
      assertThat(supporter.posts("Wat fijn. Tot maandag.")).hasCount(1);
    }
  }

  @Test
  void threePeopleDoTheWholeJobTogetherAndRereadItTheNextDay() {
    var own = new ShiftedClock();
    try (var two = DemonstrationNodes.start(own);
        var thea = BROWSERS.phone(two.north());
        var marijke = BROWSERS.desktop(two.south());
        var frits = BROWSERS.phone(two.south())) {
      thea.signIn("thea@post.example");
      marijke.signIn("marijke@lindermeer.example");
      frits.signIn("frits@post.example");
      waitsWhileTheFirstIsTaken(thea, marijke);
      talksAndReloads(thea, marijke);
      endsTheTalk(thea, marijke);
      writesInTheGroupAndIsAnswered(thea, frits);
      own.pass(Duration.ofDays(1));
      for (var screen : List.of(thea, marijke, frits)) {
        screen.page().clock().setSystemTime(Date.from(own.instant()));
      }
      rereadsTheTalk(thea, "/home/overview", "a.card");
      rereadsTheTalk(marijke, "/work/past", "draad-past a.item");
      rereadsTheGroup(thea);
      rereadsTheGroup(frits);
    }
  }

  /// Two people wait already; the one who waits longest is taken before her eyes.
  private static void waitsWhileTheFirstIsTaken(Screen client, Screen worker) {
    client.goTo("/home/chat");
    client.find("draad-ask textarea").fill("De trap");
    client.find("draad-ask .main").click();
    assertThat(client.find("draad-place .number")).hasText("Je bent nummer 3.");
    worker.find("draad-queue .oldest").click();
    assertThat(worker.find("draad-work-talk h2")).hasText("Rachid");
    assertThat(client.find("draad-place .number")).hasText("Je bent nummer 2.");
  }

  /// The same address leads back to the same talk, with what was said while the page was away.
  private static void talksAndReloads(Screen client, Screen worker) {
    var thea = worker.find("draad-queue li.waiting").filter(having("Thea"));
    assertThat(thea).containsText("De trap");
    worker.take("Thea");
    assertThat(client.find("draad-bar h1")).hasText("Marijke");
    assertThat(worker.find("draad-work-talk h2")).hasText("Thea");
    client.write("Ik durf de trap niet meer af.");
    assertThat(worker.posts("Ik durf de trap")).hasCount(1);
    worker.write("Wat gebeurt er als je boven staat?");
    assertThat(client.posts("als je boven staat")).hasCount(1);
    var address = client.page().url();
    client.page().navigate("about:blank");
    worker.write("Neem rustig de tijd.");
    client.goTo("/home/chat");
    assertThat(client.page()).hasURL(address);
    assertThat(client.find("li.post")).containsText(SAID.subList(0, 3).toArray(String[]::new));
    client.page().reload();
    assertThat(client.page()).hasURL(address);
    assertThat(client.find("li.post")).containsText(SAID.subList(0, 3).toArray(String[]::new));
    client.write("Dan word ik duizelig.");
    assertThat(worker.find("li.post")).containsText(SAID.toArray(String[]::new));
  }

  private static void endsTheTalk(Screen client, Screen worker) {
    worker.find("draad-work-talk .end").click();
    worker.find("draad-dialog .yes").click();
    assertThat(client.text("Dit gesprek is klaar. Je kunt het altijd teruglezen.")).isVisible();
    assertThat(client.find("draad-composer textarea")).hasCount(0);
    assertThat(worker.find("draad-own-chats a.item").filter(having("Thea"))).hasCount(0);
  }

  private static void writesInTheGroupAndIsAnswered(Screen client, Screen supporter) {
    client.goTo("/home/group");
    openTheaGroup(supporter);
    supporter.write("Zal ik een tweede leuning maken?");
    var asked = client.posts("een tweede leuning");
    asked.locator(".dots").click();
    asked.locator(".choice").filter(having("Antwoord")).click();
    client.write("Graag, dan durf ik weer naar beneden.");
    var answer = supporter.posts("dan durf ik weer");
    assertThat(answer.locator(".quote")).containsText("een tweede leuning");
  }

  private static void openTheaGroup(Screen supporter) {
    supporter.goTo("/home/group").find("li a.card").filter(having("Thea")).click();
    assertThat(supporter.find("li.post").last()).isVisible();
  }

  private static void rereadsTheTalk(Screen screen, String list, String talk) {
    screen.goTo(list).find(talk).filter(having("De trap")).first().click();
    assertThat(screen.find("li.day").last()).hasText("gisteren");
    assertThat(screen.find("li.post")).containsText(SAID.toArray(String[]::new));
  }

  private static void rereadsTheGroup(Screen screen) {
    screen.goTo("/home/group");
    var choice = screen.find("li a.card").filter(having("Thea"));
    assertThat(choice.or(screen.find("li.post").last())).isVisible();
    if (choice.isVisible()) {
      choice.click();
    }
    assertThat(screen.find("li.day").last()).hasText("gisteren");
    assertThat(screen.posts("tweede leuning"))
        .containsText(new String[] {"Zal ik een", "dan durf ik weer"});
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
