package nl.draad.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The machine's Chromium, started anew for each caller, because Playwright belongs to the thread
/// that made it. Not thread-safe.
final class Browsers implements AutoCloseable {
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

  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Playwright playwright) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
  }

  /// Starts the browser, or skips the test where there is none.
  static Browsers start() {
    var there = Files.isExecutable(CHROMIUM);
    var absence = "no browser at " + CHROMIUM + ": set CHROMIUM to the path of a Chromium";
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(absence);
    }
    Assumptions.assumeTrue(there, absence);
    var options =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return new Browsers(Playwright.create(options));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
