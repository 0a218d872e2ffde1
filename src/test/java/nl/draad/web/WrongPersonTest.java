package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A text never goes to the wrong person: a worker with two talks, a fast hand, and things that
/// arrive meanwhile.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WrongPersonTest {
  private static final String CARET = "box => [box.selectionStart, box.selectionEnd]";
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  @RegisterExtension static final ConsoleStage STAGE = new ConsoleStage();

  @Test
  void theComposerNamesItsPersonInTheirColourAtTheSamePlace() {
    try (var worker = STAGE.marijke(BROWSERS)) {
      var rachid = named(worker, "Rachid");
      ConsoleStage.open(worker, 2, "Linda");
      assertThat(named(worker, "Linda")).isEqualTo(rachid);
      worker.picture(worker.page(), "composer-desktop");
      worker.goTo("/work/dossiers");
      worker.find("draad-dossiers a.item").first().click();
      var client = worker.find("draad-person h2").innerText();
      assertThat(worker.find("draad-composer .to"))
          .hasText("Aan de groep van " + client + ". Iedereen in de groep leest dit.");
      assertThat(worker.find("draad-composer .send"))
          .hasAttribute("aria-label", "Verstuur aan de groep van " + client);
      worker.picture(worker.page(), "composer-group-desktop");
    }
  }

  /// Where the name stands, above the field that it names for who listens.
  private static List<Double> named(Screen worker, String name) {
    var label = worker.find("draad-composer .to");
    assertThat(label).hasText("Aan " + name);
    assertThat(ConsoleStage.box(worker)).hasRole(AriaRole.TEXTBOX);
    assertThat(ConsoleStage.box(worker)).hasAccessibleName("Aan " + name);
    var voice = worker.find("draad-work-talk header").getAttribute("class");
    assertThat(worker.find("draad-composer .named")).hasClass(Pattern.compile("\\b" + voice));
    var place = label.boundingBox();
    return List.of(place.x, place.y, place.height);
  }

  @Test
  void everyDraftKeepsItsTextItsCaretAndItsSelection() {
    try (var worker = STAGE.marijke(BROWSERS)) {
      var keys = worker.page().keyboard();
      var box = ConsoleStage.box(worker);
      box.fill("voor Rachid");
      box.evaluate("box => box.setSelectionRange(5, 11)");
      worker.having("draad-own-chats a", "Linda").press("Enter");
      assertThat(worker.find("draad-work-talk h2")).hasText("Linda");
      assertThat(box).hasValue("");
      box.fill("iets voor Linda");
      keys.press("ArrowLeft");
      ConsoleStage.open(worker, 1, "Rachid");
      assertThat(box.evaluate(CARET)).isEqualTo(List.of(5, 11));
      keys.type("jou");
      assertThat(box).hasValue("voor jou");
      keys.press("Control+z");
      keys.press("Control+z");
      assertThat(box.inputValue()).doesNotContain("Linda");
      box.fill("");
      ConsoleStage.open(worker, 2, "Linda");
      assertThat(box.evaluate(CARET)).isEqualTo(List.of(14, 14));
      box.fill("");
    }
  }

  @Test
  void aFastHandNeverWritesToTheOtherOne() {
    try (var worker = STAGE.marijke(BROWSERS)) {
      var keys = worker.page().keyboard();
      for (var times = 0; times < 25; times++) {
        keys.press("Alt+2");
        keys.type("liefs ");
        keys.press("Alt+1");
        keys.type("raad ");
      }
      assertThat(ConsoleStage.box(worker)).hasValue("raad ".repeat(25));
      worker.page().reload();
      assertThat(ConsoleStage.box(worker)).hasValue("raad ".repeat(25));
      ConsoleStage.open(worker, 2, "Linda");
      assertThat(ConsoleStage.box(worker)).hasValue("liefs ".repeat(25));
      ConsoleStage.box(worker).fill("");
      ConsoleStage.open(worker, 1, "Rachid");
      ConsoleStage.box(worker).fill("");
    }
  }

  @Test
  void rightAfterAChangeNothingIsSentAndNothingIsLost() {
    try (var worker = STAGE.marijke(BROWSERS)) {
      ConsoleStage.standStill(worker.page());
      ConsoleStage.open(worker, 2, "Linda");
      var keys = worker.page().keyboard();
      keys.type("te vroeg");
      keys.press("Enter");
      worker.find("draad-composer .send").click();
      worker.page().clock().runFor(399);
      keys.press("Control+Enter");
      assertThat(ConsoleStage.box(worker)).hasValue("te vroeg");
      assertThat(worker.posts("te vroeg")).hasCount(0);
      worker.page().clock().runFor(1);
      keys.press("Enter");
      assertThat(ConsoleStage.box(worker)).hasValue("");
      assertThat(worker.posts("te vroeg")).hasCount(1);
    }
  }

  @Test
  void anEnterHeldDownFromBeforeTheChangeSendsNothing() {
    try (var worker = STAGE.marijke(BROWSERS)) {
      ConsoleStage.standStill(worker.page());
      ConsoleStage.open(worker, 2, "Linda");
      var keys = worker.page().keyboard();
      keys.type("niet zo");
      ConsoleStage.open(worker, 1, "Rachid");
      keys.down("Enter");
      worker.having("draad-own-chats a", "Linda").click();
      ConsoleStage.box(worker).focus();
      worker.page().clock().runFor(1_000);
      keys.down("Enter");
      assertThat(ConsoleStage.box(worker)).hasValue("niet zo");
      keys.up("Enter");
      keys.press("Enter");
      assertThat(worker.posts("niet zo")).hasCount(1);
    }
  }

  @Test
  void whatArrivesMovesNeitherTheFocusNorTheText() {
    try (var worker = STAGE.marijke(BROWSERS);
        var rachid = BROWSERS.phone(STAGE.north()).signIn("rachid@post.example");
        var linda = BROWSERS.phone(STAGE.south()).signIn("linda@post.example");
        var thea = BROWSERS.phone(STAGE.north()).signIn("thea@post.example")) {
      var box = ConsoleStage.box(worker);
      box.fill("regel\n".repeat(40));
      box.evaluate("box => { box.setSelectionRange(12, 20); box.scrollTop = 77; }");
      var before = stand(box);
      rachid.goTo("/home/chat").write("nog iets van mij");
      linda.goTo("/home/chat").write("en van mij ook");
      thea.goTo("/home/chat").find("draad-ask textarea").fill("Ik wacht er ook");
      thea.find("draad-ask .main").click();
      assertThat(worker.posts("nog iets van mij")).hasCount(1);
      assertThat(worker.having("draad-own-chats li", "Linda").locator(".badge")).isVisible();
      assertThat(worker.having("draad-queue li.waiting", "Thea")).isVisible();
      assertThat(box).isFocused();
      assertThat(stand(box)).isEqualTo(before);
      box.fill("");
    }
  }

  private static Object stand(Locator box) {
    return box.evaluate(
        "box => [box.selectionStart, box.selectionEnd, box.scrollTop,"
            + " box.getBoundingClientRect().top, box.getBoundingClientRect().height]");
  }

  @Test
  void onAPhoneEveryTalkHasItsOwnDraft() {
    try (var desktop = STAGE.marijke(BROWSERS);
        var phone = BROWSERS.phone(STAGE.south()).signIn("marijke@lindermeer.example")) {
      for (var name : List.of("Rachid", "Linda", "Rachid")) {
        phone.having("draad-own-chats a", name).tap();
        assertThat(phone.find("draad-composer .to")).hasText("Aan " + name);
        ConsoleStage.box(phone).pressSequentially(name + " ");
        phone.find("draad-work-talk .back").tap();
      }
      phone.having("draad-own-chats a", "Linda").tap();
      assertThat(ConsoleStage.box(phone)).hasValue("Linda ");
      phone.picture(phone.page(), "composer-phone").find("draad-work-talk .back").tap();
      phone.having("draad-own-chats a", "Rachid").tap();
      assertThat(ConsoleStage.box(phone)).hasValue("Rachid Rachid ");
      desktop.page().close();
    }
  }
}
