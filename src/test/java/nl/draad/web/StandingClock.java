package nl.draad.web;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;

/// The clock of a page without the time of the world: it stands still until a test lets it run, and
/// after that again, however busy the machine is. Stateless.
final class StandingClock {
  private static final String INSTALLED = "2026-03-03T12:00:00Z";

  /// Once installed, a clock goes with the world until it is stopped at a time to come: so far off
  /// that no machine takes as long between the two.
  private static final String STOPPED = "2026-03-04T12:00:00Z";

  private StandingClock() {}

  /// Stops the clock of this page, and of all pages that share its browser context.
  static Page on(Page page) {
    var clock = page.clock();
    clock.install(new Clock.InstallOptions().setTime(INSTALLED));
    clock.pauseAt(STOPPED);
    return page;
  }
}
