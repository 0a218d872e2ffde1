package nl.draad.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
  @TempDir private Path folder;

  @Test
  void endsWhatAKilledProcessLeftRunning() throws Exception {
    var run = Run.start(folder);
    var home = folder.resolve("redis");
    var left =
        Leftover.pid(home.toRealPath().resolve("redis.pid"))
            .flatMap(ProcessHandle::of)
            .orElseThrow();
    run.kill();
    try (var redis = EmbeddedRedis.start(home, 0)) {
      left.onExit().get(20, TimeUnit.SECONDS);
      assertThat(redis.process().pid()).isNotEqualTo(left.pid());
    }
    EmbeddedDatabase.release(folder.resolve("database"));
  }

  @Test
  void aFolderInUseIsRefusedByName() {
    try (var _ = EmbeddedRedis.start(folder, 0)) {
      assertThatThrownBy(() -> EmbeddedRedis.start(folder, 0))
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void saysWhyItDidNotStart() {
    assertThatThrownBy(() -> EmbeddedRedis.start(folder, 0, "--maxmemory", "plenty"))
        .hasMessageContaining("maxmemory");
  }
}
