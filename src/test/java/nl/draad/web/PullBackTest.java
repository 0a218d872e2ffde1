package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A text that was sent wrongly is pulled back: what became of it is told, and a device that was
/// away never gets it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PullBackTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  @RegisterExtension static final ConsoleStage STAGE = new ConsoleStage();

  @Test
  void anUnreadTextIsPulledBackByTheKeyAndNeverReachesWhoWasAway() {
    try (var worker = STAGE.marijke(BROWSERS);
        var client = BROWSERS.phone(STAGE.north())) {
      var frames = framesOf(client.page());
      worker.write("Dit was voor Linda bedoeld");
      assertThat(worker.find("draad-pull-back p")).hasText("Verstuurd aan Rachid.");
      worker.picture(worker.page(), "pull-back-offer-desktop");
      assertThat(worker.posts("voor Linda bedoeld").locator(".mark")).hasText("Verstuurd");
      worker.page().keyboard().press("Alt+z");
      assertThat(worker.find("draad-pull-back p"))
          .hasText("Teruggehaald. Voor zover Draad weet, heeft niemand het gelezen.");
      assertThat(ConsoleStage.box(worker)).isFocused();
      worker.picture(worker.page(), "pull-back-done-desktop");
      client.signIn("rachid@post.example").goTo("/home/chat");
      assertThat(client.posts("Marijke heeft dit bericht teruggehaald.").first()).isVisible();
      assertThat(frames).isNotEmpty().noneMatch(frame -> frame.contains("voor Linda bedoeld"));
    }
  }

  @Test
  void whoHadReadItIsNamedAndStaysNamed() {
    try (var worker = STAGE.marijke(BROWSERS);
        var client = BROWSERS.phone(STAGE.north()).signIn("rachid@post.example")) {
      client.goTo("/home/chat");
      assertThat(client.find("li.post").last()).isVisible();
      worker.write("Ook al verkeerd");
      assertThat(worker.find("draad-pull-back p")).hasText("Rachid heeft het gelezen.");
      worker.find("draad-pull-back button").click();
      assertThat(worker.find("draad-pull-back p"))
          .hasText("Teruggehaald. Rachid had het al gelezen.");
      assertThat(worker.posts("Je hebt dit bericht teruggehaald. Rachid had het al gelezen."))
          .hasCount(1);
      assertThat(client.posts("Ook al verkeerd")).hasCount(0);
    }
  }

  @Test
  void aTextThatIsStillOnItsWayIsGivenUp() {
    try (var worker = STAGE.marijke(BROWSERS);
        var client = BROWSERS.phone(STAGE.north()).signIn("rachid@post.example")) {
      var frames = framesOf(client.page());
      client.goTo("/home/chat");
      worker.context().setOffline(true);
      assertThat(worker.find("draad-line")).containsText("Geen verbinding"); // none is in flight
      worker.write("Nog niet weg").find("draad-pull-back button").click();
      assertThat(worker.find("draad-pull-back p")).hasText("Wordt teruggehaald");
      worker.context().setOffline(false);
      assertThat(worker.find("draad-pull-back p"))
          .hasText("Teruggehaald. Het was nog niet verstuurd.");
      assertThat(worker.find("li.post.pending")).hasCount(0);
      worker.write("Dit wel");
      assertThat(client.posts("Dit wel")).hasCount(1);
      assertThat(frames).noneMatch(frame -> frame.contains("Nog niet weg"));
    }
  }

  @Test
  void afterTheBarTheMenuOfTheMessageDoesIt() {
    try (var worker = STAGE.marijke(BROWSERS)) {
      ConsoleStage.open(worker, 2, "Linda");
      worker.write("Toch liever niet");
      var post = worker.posts("Toch liever niet");
      assertThat(post.locator(".mark")).hasText("Verstuurd");
      worker.page().reload();
      assertThat(worker.find("draad-pull-back .bar")).hasCount(0);
      post.locator(".dots").click();
      worker.having(".choice", "Haal terug").click();
      assertThat(worker.find("draad-pull-back p")).containsText("heeft niemand het gelezen");
      assertThat(worker.posts("Je hebt dit bericht teruggehaald.").last()).isVisible();
      assertThat(worker.find("draad-dialog")).hasCount(0);
    }
  }

  /// Everything that this device receives.
  private static List<String> framesOf(Page page) {
    var frames = new ArrayList<String>();
    page.onWebSocket(socket -> socket.onFrameReceived(frame -> frames.add(frame.text())));
    return frames;
  }
}
