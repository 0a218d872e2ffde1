package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A worker's live queue on a line that does not always answer, without a server: the page says
/// what the line says.
class DesksTest {
  /// Chance makes every wait as long as it can be.
  private static final String WATCH =
      """
      async (answers) => {
        Math.random = () => 1;
        const { Desks } = await import("/app/messaging/desks.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        const { LineLost, Refusal } = await import("/app/messaging/refusal.js");
        const queue = { version: 7, waiting: [{ chat: "c", since: "2026-03-03T10:00:00Z" }] };
        const answer = (what) => (what === "queue" ? Promise.resolve(queue) : Promise.reject(what === "lost" ? new LineLost() : new Refusal(what)));
        globalThis.asked = 0;
        globalThis.line = Object.assign(new Emitter(), { live: true, request: () => answer(answers[asked++]) });
        globalThis.desks = new Desks(line);
        desks.watch(["d"]);
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openAPage() {
    page = StandingClock.on(BROWSERS.modules());
  }

  @Test
  void aWatchWithoutAnAnswerIsAskedAgainAndLaterEachTime() {
    page.evaluate(WATCH, List.of("lost", 4550, "lost", "queue"));
    assertThat(seen()).isEqualTo(List.of(1, 0));
    page.clock().runFor(999);
    assertThat(seen()).isEqualTo(List.of(1, 0));
    page.clock().runFor(1);
    assertThat(seen()).isEqualTo(List.of(2, 0));
    page.clock().runFor(1_999);
    assertThat(seen()).isEqualTo(List.of(2, 0));
    page.clock().runFor(1);
    assertThat(seen()).isEqualTo(List.of(3, 0));
    page.clock().runFor(3_999);
    assertThat(seen()).isEqualTo(List.of(3, 0));
    page.clock().runFor(1);
    assertThat(seen()).isEqualTo(List.of(4, 1));
    page.clock().runFor(60_000);
    assertThat(seen()).isEqualTo(List.of(4, 1));
  }

  @Test
  void aLostLineIsAskedOnceWhenItIsBack() {
    page.evaluate(WATCH, List.of("lost", "queue"));
    page.evaluate("() => (line.live = false)");
    page.clock().runFor(60_000);
    assertThat(seen()).isEqualTo(List.of(1, 0));
    page.evaluate("() => { line.live = true; line.emit('welcome', {}); }");
    page.clock().runFor(60_000);
    assertThat(seen()).isEqualTo(List.of(2, 1));
  }

  @Test
  void aRefusalByRuleIsFinal() {
    page.evaluate(WATCH, List.of(4405, "queue"));
    page.clock().runFor(60_000);
    assertThat(seen()).isEqualTo(List.of(1, 0));
  }

  private Object seen() {
    return page.evaluate("() => [asked, desks.waiting.length]");
  }
}
