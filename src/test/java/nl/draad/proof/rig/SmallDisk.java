package nl.draad.proof.rig;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A file system of its own, in memory, that can be full without any harm to this machine. Only
/// root may make one, on Linux. Not thread-safe.
final class SmallDisk implements AutoCloseable {
  /// Room for a fresh PostgreSQL and some hours of load.
  private static final String SIZE = "size=400m";

  private static final long PAGE = 4_096;
  private static final Path ALL = Path.of("target", "disks").toAbsolutePath();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// Makes one, below `target`.
  ///
  /// @throws IllegalStateException when this may not be done
  static SmallDisk make() {
    try {
      Files.createDirectories(ALL);
      removeOrphans();
      var folder = ALL.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
      Files.createDirectory(folder);
      run("mount", "-t", "tmpfs", "-o", SIZE, "draad-proof", folder.toString());
      return new SmallDisk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of a process that was killed.
  private static void removeOrphans() throws IOException {
    try (var folders = Files.list(ALL)) {
      for (var folder : folders.toList()) {
        var pid = folder.getFileName().toString().replaceFirst("-.*", "");
        if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          run("umount", "--lazy", folder.toString());
          Files.delete(folder);
        }
      }
    }
  }

  Path folder() {
    return folder;
  }

  /// Takes all the room that is left.
  void fill() {
    try (var filler = new RandomAccessFile(filler().toFile(), "rw")) {
      var page = new byte[(int) PAGE];
      for (long left = folder.toFile().getUsableSpace(); left >= PAGE; left -= PAGE) {
        filler.write(page);
      }
    } catch (IOException _) {
      // PostgreSQL took the last of it: full is full
    }
  }

  /// Gives the room back.
  void empty() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static void run(String... command) {
    try {
      var process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("This may not be done here: " + List.of(command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run("umount", folder.toString());
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
