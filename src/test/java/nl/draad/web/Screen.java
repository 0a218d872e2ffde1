package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.draad.server.DemonstrationNodes;
import org.assertj.core.api.Assertions;

/// One person at one device: a browser of its own, at one of the nodes. Remembers what went wrong
/// in the page, and fails for it at the end. For one test thread.
final class Screen implements AutoCloseable {
  /// What a device is like.
  enum Kind {
    PHONE(390, 844),
    DESKTOP(1440, 900);

    final int width;
    final int height;

    Kind(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  private final BrowserContext context;
  private final String node;
  private final Page page;
  private final List<String> errors = new ArrayList<>();

  private Screen(BrowserContext context, String node) {
    this.context = context;
    this.node = node;
    this.page = open();
  }

  static Screen of(Browser browser, Kind kind, String node) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(kind.width, kind.height)
            .setLocale("nl-NL")
            .setTimezoneId("Europe/Amsterdam")
            .setHasTouch(kind == Kind.PHONE);
    return new Screen(browser.newContext(options), node);
  }

  /// One more tab of the same browser.
  Page open() {
    var tab = context.newPage();
    tab.onPageError(errors::add);
    tab.setDefaultTimeout(20_000);
    return tab;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Screen goTo(String path) {
    page.navigate(node + path);
    return this;
  }

  /// A demonstration person signs in and sees the first screen.
  Screen signIn(String email) {
    goTo("/account/sign-in");
    page.locator("#email").fill(email);
    page.locator("#password").fill(DemonstrationNodes.PASSWORD);
    page.locator("form .main").click();
    assertThat(page.locator("draad-navigation")).isVisible();
    return this;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /// Those of them that have this text.
  Locator find(String selector, String text) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(text));
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  /// Writes in the conversation on the screen, and sends it: again where the first press did
  /// nothing, because the conversation had only just changed.
  Screen write(String text) {
    var box = page.locator("draad-composer textarea").first();
    box.fill(text);
    page.waitForCondition(
        () -> {
          page.locator("draad-composer .send").first().click();
          return box.inputValue().isEmpty();
        });
    return this;
  }

  /// A worker takes somebody out of the queue, by the keyboard: a press does nothing while the
  /// lists have only just moved.
  Screen take(String name) {
    having("draad-queue li.waiting", name).locator("button").press("Enter");
    assertThat(page.locator("draad-work-talk h2")).hasText(name);
    return this;
  }

  /// What the selector finds, with this text in it.
  Locator having(String selector, String text) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(text));
  }

  /// The messages on the screen with this text.
  Locator posts(String text) {
    return having("li.post", text);
  }

  /// Leaves a picture of a tab in `target/pictures`, for people to look at.
  Screen picture(Page tab, String name) {
    tab.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
    return this;
  }

  @Override
  public void close() {
    context.close();
    Assertions.assertThat(errors).isEmpty();
  }
}
