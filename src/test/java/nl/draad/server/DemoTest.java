package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration as a process of its own, as people start it.
class DemoTest {
  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir private Path folder;

  @Test
  void startsStopsInGoodOrderAndStartsAgain() throws Exception {
    for (int start = 0; start < 2; start++) {
      var demo = start();
      demo.toHandle().destroy(); // SIGTERM
      assertThat(demo.inputReader().lines()).noneMatch(line -> line.contains("ERROR"));
      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).isEqualTo(SIGTERM_EXIT);
      // PostgreSQL and Redis remove their pid files when they stop in good order.
      assertThat(folder.resolve("database/postgres/postmaster.pid")).doesNotExist();
      assertThat(folder.resolve("redis/redis.pid")).doesNotExist();
    }
    assertThat(Files.readString(folder.resolve("master-key"))).hasSize(44);
  }

  /// Returns once it has told where it is.
  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-classpath",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo");
    builder.environment().put("DRAAD_HTTP_PORT", "0");
    builder.environment().put("DRAAD_DEMO_FOLDER", folder.toString());
    var demo = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(demo.inputReader().lines().anyMatch(line -> line.startsWith("Draad is at ")))
        .isTrue();
    return demo;
  }
}
