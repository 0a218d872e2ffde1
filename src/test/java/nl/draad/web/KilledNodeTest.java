package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.draad.proof.line.FaultProxy;
import nl.draad.proof.line.Mode;
import nl.draad.proof.rig.NodeProcess;
import nl.draad.server.DemonstrationNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A node in a process of its own that is killed or stands still while somebody in a browser writes
/// through it: nothing that was written is lost or comes twice, and what is half written stays.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledNodeTest {
  private static final int TIMES = 3;

  /// A device that tried in vain for a while waits up to half a minute before it tries again.
  private static final LocatorAssertions.HasCountOptions AFTER_A_BACKOFF =
      new LocatorAssertions.HasCountOptions().setTimeout(60_000);

  /// A device asks whether the line is there after 32 seconds of silence, and waits 6 for an
  /// answer.
  private static final LocatorAssertions.ContainsTextOptions AFTER_ITS_PATIENCE =
      new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrComesTwiceWhenTheNodeIsKilled() {
    try (var nodes = DemonstrationNodes.start(Clock.systemUTC());
        var west = NodeProcess.of(folder.resolve("west.log"), nodes.environment("west"))) {
      start(west);
      try (var client = group(address(west), "kevin@post.example");
          var supporter = group(nodes.south(), "bep@post.example")) {
        for (var time = 1; time <= TIMES; time++) {
          client.write("op weg " + time + "a").write("op weg " + time + "b");
          west.kill(); // stored or not, acknowledged or not: nobody here knows
          client.write("daarna " + time);
          client.find("draad-composer textarea").fill("half af " + time);
          supporter.write("ik ga door " + time);
          start(west);
          assertThat(supporter.posts("op weg " + time)).hasCount(2, AFTER_A_BACKOFF);
          assertThat(supporter.posts("daarna " + time)).hasCount(1);
          assertThat(client.posts("ik ga door " + time)).hasCount(1, AFTER_A_BACKOFF);
          assertThat(client.find("li.post.pending")).hasCount(0);
          assertThat(client.find("draad-composer textarea")).hasValue("half af " + time);
        }
        client.page().reload();
        for (var time = 1; time <= TIMES; time++) {
          assertThat(client.posts("op weg " + time))
              .containsText(new String[] {"op weg " + time + "a", "op weg " + time + "b"});
          assertThat(client.posts("daarna " + time)).hasCount(1);
        }
      }
    }
  }

  @Test
  void whatWasStoredByANodeThatDiedBeforeItSaidSoStandsOnce() {
    try (var nodes = DemonstrationNodes.start(Clock.systemUTC());
        var west = NodeProcess.of(folder.resolve("west.log"), nodes.environment("west"))) {
      start(west);
      try (var line = FaultProxy.to(west.port(), 1);
          var client = group("http://localhost:" + line.port(), "kevin@post.example");
          var supporter = group(nodes.south(), "bep@post.example")) {
        line.back(Mode.SILENCE);
        client.write("wel bewaard");
        assertThat(supporter.posts("wel bewaard")).hasCount(1);
        assertThat(client.find("li.post.pending")).hasCount(1);
        west.kill();
        start(west);
        line.cut(); // the answer is lost for good
        line.back(Mode.PASS);
        client.write("en nu verder");
        assertThat(client.find("li.post.pending")).hasCount(0, AFTER_A_BACKOFF);
        assertThat(supporter.posts("en nu verder")).hasCount(1);
        for (var screen : List.of(client, supporter)) {
          assertThat(screen.posts("wel bewaard")).hasCount(1);
          screen.page().reload();
          assertThat(screen.posts("en nu verder")).hasCount(1);
          assertThat(screen.posts("wel bewaard")).hasCount(1);
        }
      }
    }
  }

  @Test
  void aNodeThatStandsStillIsNoticedAndFoundAgain() {
    try (var nodes = DemonstrationNodes.start(Clock.systemUTC());
        var west = NodeProcess.of(folder.resolve("west.log"), nodes.environment("west"))) {
      start(west);
      try (var client = group(address(west), "kevin@post.example");
          var supporter = group(nodes.south(), "bep@post.example")) {
        west.pause();
        client.write("onderweg");
        supporter.write("ik ga door");
        assertThat(client.find("draad-line")).containsText("Geen verbinding", AFTER_ITS_PATIENCE);
        assertThat(client.find("li.post.pending")).hasCount(1);
        west.resume();
        assertThat(client.posts("ik ga door")).hasCount(1, AFTER_A_BACKOFF);
        assertThat(client.find("li.post.pending")).hasCount(0, AFTER_A_BACKOFF);
        assertThat(client.find("draad-line")).not().containsText("Geen verbinding");
        for (var screen : List.of(client, supporter)) {
          assertThat(screen.posts("onderweg")).hasCount(1);
        }
      }
    }
  }

  private static void start(NodeProcess node) {
    node.start();
    node.awaitReady();
  }

  private static String address(NodeProcess node) {
    return "http://localhost:" + node.port();
  }

  private static Screen group(String node, String email) {
    var screen = BROWSERS.phone(node);
    screen.signIn(email).goTo("/home/group");
    assertThat(screen.find("li.post").last()).isVisible();
    return screen;
  }
}
