package nl.draad.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.draad.web.Screen.Kind;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The machine's Chromium for one test class, which declares it with `@RegisterExtension` in a
/// static field: started before its first test, or the class is skipped where there is none; closed
/// after its last. What a test leaves open in it is closed after that test.
///
/// Started anew for each class, because Playwright belongs to the thread that made it: for that
/// thread only.
final class Browsers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /// How long a screen may take to show what is expected, in milliseconds, on a busy machine.
  private static final double PATIENCE = 20_000;

  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private Optional<Playwright> playwright = Optional.empty(); // both are there while tests run
  private Optional<Browser> browser = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    var there = Files.isExecutable(CHROMIUM);
    var absence = "no browser at " + CHROMIUM + ": set CHROMIUM to the path of a Chromium";
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(absence);
    }
    Assumptions.assumeTrue(there, absence);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    var created =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    playwright = Optional.of(created);
    var options = new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS);
    browser = Optional.of(created.chromium().launch(options));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List.copyOf(browser().contexts()).forEach(BrowserContext::close);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    browser.ifPresent(Browser::close);
    playwright.ifPresent(Playwright::close);
  }

  /// Somebody's phone, at this node.
  Screen phone(String node) {
    return screen(Kind.PHONE, node);
  }

  /// Somebody's desktop, at this node.
  Screen desktop(String node) {
    return screen(Kind.DESKTOP, node);
  }

  Screen screen(Kind kind, String node) {
    return Screen.of(browser(), kind, node);
  }

  /// A page that has the web application's modules and no server, and shares nothing with others.
  Page modules() {
    var context = browser().newContext();
    context.route("**/*", Browsers::serve);
    return modules(context);
  }

  /// One more page with the modules: another tab of the same browser, or the first one after it was
  /// closed.
  Page modules(BrowserContext context) {
    var page = context.newPage();
    page.navigate("https://draad.test/index.html");
    return page;
  }

  private static void serve(Route route) {
    var address = URI.create(route.request().url()).getPath();
    var found = address.equals("/app/main.js") ? Optional.of("") : WebFiles.at(address);
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(found.isPresent() ? 200 : 404)
            .setContentType(WebFiles.type(address))
            .setBody(found.orElse("")));
  }

  private Browser browser() {
    return browser.orElseThrow();
  }
}
