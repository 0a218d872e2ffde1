package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandingClockTest {
  /// A worker of the page keeps the time of the world: it says when some of that has passed.
  private static final String UNTIL_THE_WORLD_IS_OLDER =
      """
      () => new Promise((older) => {
        const world = new Worker(URL.createObjectURL(new Blob(["setTimeout(() => postMessage(0), 100)"])));
        world.onmessage = older;
      }).then(() => [Date.now() - begin, rung])
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @Test
  void onlyATestMakesTimePass() {
    var page = StandingClock.on(BROWSERS.modules());
    page.evaluate(
        """
        () => {
          globalThis.begin = Date.now();
          globalThis.rung = 0;
          setInterval(() => rung++, 10);
        }
        """);
    assertThat(page.evaluate(UNTIL_THE_WORLD_IS_OLDER)).isEqualTo(List.of(0, 0));
    page.clock().runFor(25);
    assertThat(page.evaluate(UNTIL_THE_WORLD_IS_OLDER)).isEqualTo(List.of(25, 2));
  }
}
