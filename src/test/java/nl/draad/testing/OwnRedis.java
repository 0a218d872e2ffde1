package nl.draad.testing;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nl.draad.server.embedded.EmbeddedRedis;

/// A Redis that a test may stop, crash, freeze and start again, empty, on the same port. Not
/// thread-safe.
public final class OwnRedis implements Breakable, AutoCloseable {
  private final Path folder = ServiceFolders.next("redis");
  private final String[] arguments;
  private EmbeddedRedis server;

  private OwnRedis(String... arguments) {
    this.arguments = arguments;
    this.server = EmbeddedRedis.start(folder, 0, arguments);
  }

  /// @param arguments more of redis-server's arguments
  public static OwnRedis start(String... arguments) {
    return new OwnRedis(arguments);
  }

  public String uri() {
    return server.uri();
  }

  public int port() {
    return server.port();
  }

  /// Stops it in good order.
  public void stop() {
    server.close();
  }

  @Override
  public void crash() {
    server.process().destroyForcibly();
    server.process().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    server.close();
  }

  @Override
  public void restart() {
    server = EmbeddedRedis.start(folder, server.port(), arguments);
  }

  @Override
  public void freeze() {
    Signals.send("STOP", server.process());
  }

  @Override
  public void thaw() {
    Signals.send("CONT", server.process());
  }

  @Override
  public void close() {
    server.close();
    ServiceFolders.remove(folder);
  }
}
