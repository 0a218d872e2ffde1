package nl.draad.server.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A process of its own with an embedded PostgreSQL and Redis, for tests that kill it.
record Run(Process process) {

  static Run start(Path folder) throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var process =
        new ProcessBuilder(
                java,
                "-classpath",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var line = process.inputReader().lines().filter("ready"::equals).findFirst();
    if (line.isEmpty()) {
      throw new IllegalStateException("the process ended before it was ready");
    }
    return new Run(process);
  }

  /// Ends it without a chance to stop its services.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] arguments) throws IOException {
    EmbeddedDatabase.start(Path.of(arguments[0], "database"), 0, Map.of());
    EmbeddedRedis.start(Path.of(arguments[0], "redis"), 0);
    System.out.println("ready");
    while (System.in.read() != -1) {
      // runs until it is killed
    }
  }
}
