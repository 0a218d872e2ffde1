package nl.draad.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child process that outlived its parent: after `kill -9` of the JVM, PostgreSQL and Redis run
/// on. The process id in their pid file may by now belong to somebody else, so the program's name
/// and folder are compared before anything is ended.
record Leftover(ProcessHandle process) {
  private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
  private static final int PATIENCE_SECONDS = 20;

  /// Ends what the pid file points at, if it is `program` at work on `folder`, and removes the pid
  /// file.
  static void end(Path pidFile, String program, Path folder) throws IOException {
    find(pidFile, program, folder).ifPresent(Leftover::end);
    Files.deleteIfExists(pidFile);
  }

  private static Optional<Leftover> find(Path pidFile, String program, Path folder) {
    return pid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(process -> runs(process.info(), program, folder))
        .map(Leftover::new);
  }

  /// The process id on the file's first line, if there is one.
  static Optional<Long> pid(Path pidFile) {
    try {
      var line = Files.readString(pidFile).lines().findFirst().orElse("").strip();
      return line.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(line)) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Redis shows its program below the folder, PostgreSQL names the folder among its arguments; not
  /// every system tells the arguments.
  private static boolean runs(ProcessHandle.Info info, String program, Path folder) {
    var command = info.command().map(Path::of);
    return command.filter(path -> path.getFileName().toString().startsWith(program)).isPresent()
        && (command.filter(path -> path.startsWith(folder)).isPresent()
            || info.arguments()
                .map(arguments -> String.join(" ", arguments).contains(folder.toString()))
                .orElse(true));
  }

  private void end() {
    LOG.info("Ending process {}, which an earlier run left behind", process.pid());
    var family = new ArrayList<>(process.descendants().toList());
    family.add(process);
    process.destroy();
    if (!ended(family)) {
      family.forEach(ProcessHandle::destroyForcibly);
      if (!ended(family)) {
        throw new IllegalStateException(
            "Process " + process.pid() + ", which an earlier run left behind, does not end");
      }
    }
  }

  private static boolean ended(List<ProcessHandle> family) {
    var exits = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
