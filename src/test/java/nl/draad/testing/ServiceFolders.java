package nl.draad.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import nl.draad.server.embedded.EmbeddedDatabase;
import nl.draad.server.embedded.EmbeddedRedis;

/// Folders for the tests' services under `target`, named after this process, so that test runs at
/// the same time do not meet. What a killed test run left behind is ended and removed by the next
/// one.
public final class ServiceFolders {
  private static final Path ALL = Path.of("target", "services").toAbsolutePath();
  private static final AtomicInteger COUNT = new AtomicInteger();

  static {
    removeOrphans();
  }

  private ServiceFolders() {}

  public static Path next(String kind) {
    return ALL.resolve(ProcessHandle.current().pid() + "-" + kind + "-" + COUNT.incrementAndGet());
  }

  private static void removeOrphans() {
    if (!Files.isDirectory(ALL)) {
      return;
    }
    try (var folders = Files.list(ALL)) {
      folders.filter(ServiceFolders::orphaned).toList().forEach(ServiceFolders::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean orphaned(Path folder) {
    var name = folder.getFileName().toString();
    long pid = Long.parseLong(name.substring(0, name.indexOf('-')));
    return ProcessHandle.of(pid).isEmpty();
  }

  public static void remove(Path folder) {
    EmbeddedDatabase.release(folder);
    EmbeddedRedis.release(folder);
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
