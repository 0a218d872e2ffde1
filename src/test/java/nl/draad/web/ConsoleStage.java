package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import nl.draad.server.DemonstrationNodes;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Two nodes of a test class of its own, on which Marijke has two talks: the first with Rachid and
/// the second with Linda. For one test thread.
final class ConsoleStage implements BeforeAllCallback, AfterAllCallback {
  private Optional<DemonstrationNodes> nodes = Optional.empty(); // there while tests run

  @Override
  public void beforeAll(ExtensionContext context) {
    nodes = Optional.of(DemonstrationNodes.start(java.time.Clock.systemUTC()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    nodes.ifPresent(DemonstrationNodes::close);
  }

  String north() {
    return nodes.orElseThrow().north();
  }

  String south() {
    return nodes.orElseThrow().south();
  }

  /// Marijke at her desktop, with both talks, the first one open.
  Screen marijke(Browsers browsers) {
    var worker = browsers.desktop(south()).signIn("marijke@lindermeer.example");
    assertThat(worker.find("draad-queue .switch").first()).isVisible();
    for (var name : List.of("Rachid", "Linda")) {
      assertThat(person(worker, name)).isVisible();
      if (worker.having("draad-own-chats li", name).count() == 0) {
        worker.take(name);
      }
    }
    open(worker, 1, "Rachid");
    return worker;
  }

  /// In the queue or among the own talks.
  private static Locator person(Screen worker, String name) {
    return worker.having("draad-queue li.waiting, draad-own-chats li", name).first();
  }

  /// Opens one of the own talks by its key, and waits for its composer.
  static void open(Screen worker, int number, String name) {
    worker.page().keyboard().press("Alt+" + number);
    assertThat(worker.find("draad-work-talk h2")).hasText(name);
    assertThat(box(worker)).isFocused();
  }

  /// Where the worker writes.
  static Locator box(Screen worker) {
    return worker.find("draad-composer textarea");
  }

  /// The time of the page stands still from here on, until a test lets it run.
  static void standStill(Page page) {
    var now = Instant.now();
    page.clock().install(new Clock.InstallOptions().setTime(Date.from(now)));
    page.clock().pauseAt(Date.from(now.plusSeconds(20)));
  }
}
