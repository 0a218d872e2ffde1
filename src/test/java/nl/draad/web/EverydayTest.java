package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What goes wrong on an ordinary day: lost lines, two tabs, a hasty exit, second thoughts.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EverydayTest {
  private static final String DRAFT_IS_KEPT =
      """
      () => new Promise((resolve) => {
        const opening = indexedDB.open("draad");
        opening.onsuccess = () => {
          const asked = opening.result.transaction("drafts").objectStore("drafts").getAll();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.some((draft) => draft.text === "nog niet af"));
          };
        };
      })
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private Screen group(String email, String node) {
    var screen = BROWSERS.phone(node).signIn(email).goTo("/home/group");
    assertThat(screen.find("li.post").last()).isVisible();
    return screen;
  }

  @Test
  void theLanguageChangesAtOnceAndStays() {
    try (var client = BROWSERS.phone(Stage.nodes().north())) {
      client.goTo("/lindermeer");
      assertThat(client.find("draad-front h2")).hasText("Waar wil je over praten?");
      client.find("button[lang=en]").click();
      assertThat(client.find("draad-front h2")).hasText("What would you like to talk about?");
      assertThat(client.find("html")).hasAttribute("lang", "en");
      client.page().reload();
      assertThat(client.find("draad-ask .main")).hasText("Talk to someone");
    }
  }

  @Test
  void leavingQuicklyWipesEverythingAndEndsTheSession() {
    try (var client = group("wim@post.example", Stage.nodes().north())) {
      client.context().route("https://www.buienradar.nl/**", EverydayTest::weather);
      client.find("draad-composer textarea").fill("Dit mag niemand zien");
      client.context().setOffline(true);
      client.write("Dit ook niet");
      client.context().setOffline(false);
      for (var times = 0; times < 3; times++) {
        client.page().keyboard().press("Escape");
      }
      client.page().waitForURL(Pattern.compile(".*buienradar.*"));
      var tab = client.open();
      tab.navigate(Stage.nodes().north() + "/app/style/mark.svg");
      assertThat(
              tab.evaluate(
                  "async () => [localStorage.length, sessionStorage.length, (await"
                      + " indexedDB.databases()).length, (await caches.keys()).length]"))
          .isEqualTo(List.of(0, 0, 0, 0));
      tab.navigate(Stage.nodes().north() + "/home/group");
      assertThat(tab.locator("#password")).isVisible();
    }
  }

  private static void weather(Route route) {
    route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<p>droog</p>"));
  }

  @Test
  void aLostLineLosesNothingTypedOrSent() {
    try (var client = group("nadia@post.example", Stage.nodes().north());
        var worker = BROWSERS.desktop(Stage.nodes().south())) {
      worker.signIn("youssef@lindermeer.example").goTo("/work/dossiers");
      worker.find("draad-dossiers a.item").filter(having("Nadia")).click();
      client.context().setOffline(true);
      assertThat(
              client.text("Geen verbinding. Wat je schrijft, wordt bewaard en straks verstuurd."))
          .isVisible();
      client.write("eerste zonder verbinding").write("tweede zonder verbinding");
      assertThat(client.posts("zonder verbinding").locator(".mark"))
          .hasText(new String[] {"Wordt verstuurd", "Wordt verstuurd"});
      client.find("draad-composer textarea").fill("nog niet af");
      client.page().waitForFunction(DRAFT_IS_KEPT);
      client.context().setOffline(false);
      assertThat(worker.posts("zonder verbinding")).containsText(new String[] {"eerste", "tweede"});
      assertThat(client.find("li.post.pending")).hasCount(0);
      client.page().reload();
      assertThat(client.posts("zonder verbinding")).hasCount(2);
      assertThat(client.find("draad-composer textarea")).hasValue("nog niet af");
    }
  }

  @Test
  void twoTabsSendATextOnceAndShowItOnce() {
    try (var client = group("linda@post.example", Stage.nodes().south());
        var supporter = group("ria@post.example", Stage.nodes().north())) {
      var other = client.open();
      other.navigate(Stage.nodes().south() + "/home/group");
      assertThat(other.locator("li.post").last()).isVisible();
      client.write("uit het ene venster");
      assertThat(other.locator("li.post").filter(having("uit het ene venster"))).hasCount(1);
      client.context().setOffline(true);
      client.write("bewaard door het ene, verstuurd door het andere");
      assertThat(other.locator("li.post.pending").filter(having("bewaard door"))).hasCount(1);
      client.page().close();
      client.context().setOffline(false);
      assertThat(supporter.posts("bewaard door")).hasCount(1);
      assertThat(supporter.posts("uit het ene venster")).hasCount(1);
      assertThat(other.locator("li.post").filter(having("bewaard door"))).hasCount(1);
      assertThat(other.locator("li.post.pending")).hasCount(0);
    }
  }

  @Test
  void aPostIsAnsweredChangedAndTakenBackForEveryone() {
    try (var client = group("kevin@post.example", Stage.nodes().north());
        var supporter = group("bep@post.example", Stage.nodes().south())) {
      supporter.write("Morgen om drie uur?");
      choose(client, "Morgen om drie uur?", "Antwoord");
      client.write("Goed, tot dan.");
      assertThat(supporter.posts("Goed, tot dan.").locator(".quote"))
          .containsText("Morgen om drie uur?");
      choose(supporter, "Morgen om drie uur?", "Wijzig");
      supporter.write("Morgen om vier uur?");
      assertThat(client.posts("Morgen om vier uur?").locator(".meta").first())
          .containsText("gewijzigd");
      assertThat(client.posts("Goed, tot dan.").locator(".mark")).containsText("Gelezen");
      choose(client, "Goed, tot dan.", "Haal terug");
      client.find("draad-dialog .yes").click();
      assertThat(supporter.posts("Kevin heeft dit bericht teruggehaald.")).hasCount(1);
      assertThat(supporter.posts("Goed, tot dan.")).hasCount(0);
    }
  }

  private static void choose(Screen screen, String post, String deed) {
    var row = screen.find("li.post").filter(having(post)).first();
    row.locator(".dots").click();
    row.locator(".choice").filter(having(deed)).click();
  }

  @Test
  void olderMessagesComeInWithoutMovingWhatIsRead() {
    try (var client = group("thea@post.example", Stage.nodes().north())) {
      var first = client.find("li.post").first();
      var before = first.getAttribute("data-seq");
      client.find(".log").evaluate("log => log.scrollTo(0, 40)");
      assertThat(client.find("li.post[data-seq='" + before + "']")).isInViewport();
      assertThat(first).not().hasAttribute("data-seq", before);
      assertThat(client.find("li.post[data-seq='" + before + "']")).isInViewport();
    }
  }

  @Test
  void aTextForAFinishedTalkComesBackWithTheReason() {
    try (var client = BROWSERS.phone(Stage.nodes().north());
        var worker = BROWSERS.desktop(Stage.nodes().south())) {
      client.signIn("petra@post.example").goTo("/home/chat");
      worker.signIn("anja@lindermeer.example");
      assertThat(client.find("li.post").last()).isVisible();
      client.context().setOffline(true);
      client.write("Nog een vraag");
      worker.find("draad-own-chats a.item").filter(having("Petra")).click();
      worker.find("draad-work-talk .end").click();
      worker.find("draad-dialog .yes").click();
      assertThat(worker.text("Dit gesprek is klaar.").first()).isVisible();
      client.context().setOffline(false);
      assertThat(client.find("draad-composer .notice")).containsText("Dit gesprek is klaar.");
      assertThat(client.find("draad-composer blockquote")).hasText("Nog een vraag");
    }
  }

  @Test
  void theClientTakesSomebodyOutAndNothingMoreReachesThem() {
    try (var client = BROWSERS.phone(Stage.nodes().north()).signIn("mieke@post.example");
        var supporter = BROWSERS.phone(Stage.nodes().south()).signIn("tineke@post.example")) {
      supporter.goTo("/home/group").find("li a.card").filter(having("Mieke")).click();
      assertThat(supporter.find("li.post").last()).isVisible();
      client.goTo("/home/team");
      client.find("button[aria-label='Haal Tineke uit het team']").click();
      assertThat(client.find("draad-dialog p").first())
          .containsText("Tineke leest vanaf nu niet meer mee.");
      client.find("draad-dialog .yes").click();
      assertThat(client.find("[role=status].notice"))
          .hasText("Tineke leest vanaf nu niet meer mee.");
      assertThat(supporter.find("draad-conversation li.post")).hasCount(0);
      client.goTo("/home/group").write("Nu zonder Tineke");
      assertThat(client.posts("Nu zonder Tineke").locator(".mark"))
          .not()
          .hasText("Wordt verstuurd");
      supporter.goTo("/home/group");
      assertThat(supporter.find("li a.card").filter(having("Mieke"))).hasCount(0);
      assertThat(supporter.posts("Nu zonder Tineke")).hasCount(0);
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
