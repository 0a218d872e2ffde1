package nl.draad.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.draad.postgres.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running node. Started floor by floor upwards and stopped downwards; several may run in one
/// process, as tests do. The database has its schema before a node starts. Thread-safe.
public final class Draad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Draad.class);

  /// What stopping takes at most, beside the time that devices get to leave.
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final Plumbing plumbing;
  private final Features features;
  private final Health health;
  private final Doors doors;

  private Draad(Plumbing plumbing, Bounds bounds) {
    this.plumbing = plumbing;
    this.features = new Features(plumbing);
    this.health = new Health(plumbing.database(), features.messaging().switchboard()::areHeard);
    this.doors =
        new Doors(plumbing, features, new OperatorRoutes(health, plumbing.measures()), bounds);
  }

  /// Starts a node; when that fails, what was started already is stopped again.
  ///
  /// @param clock whose time counts; a [DatabaseClock] is kept right by the node's own database
  public static Future<Draad> start(Settings settings, Clock clock) {
    return start(settings, clock, Bounds.USUAL);
  }

  /// The same, with other limits.
  static Future<Draad> start(Settings settings, Clock clock, Bounds bounds) {
    var draad = new Draad(Plumbing.lay(settings, clock), bounds);
    var started = Promise.<Draad>promise(); // of no event loop: after a failure, none is left
    draad
        .plumbing
        .reach()
        .compose(_ -> draad.features.start())
        .compose(_ -> draad.doors.open())
        .onSuccess(_ -> draad.stand(started))
        .onFailure(broken -> draad.stop().onComplete(_ -> started.fail(broken)));
    return started.future();
  }

  private void stand(Promise<Draad> started) {
    LOG.info("Node {} is ready", plumbing.settings().node().name());
    started.complete(this);
  }

  /// Where it listens; asked for 0, a free port.
  public int port() {
    return doors.port();
  }

  /// Stops in good order: devices are told to come back elsewhere, what is in flight is written.
  /// The future completes on no event loop, because none is left then.
  public Future<Void> stop() {
    health.leave();
    var stopped = Promise.<Void>promise();
    doors.close().eventually(features::stop).onComplete(_ -> plumbing.close().onComplete(stopped));
    return stopped.future();
  }

  /// Stops, and waits for it.
  @Override
  public void close() {
    var node = plumbing.settings().node();
    long most = node.drain().plus(MARGIN).toSeconds();
    try {
      stop().toCompletionStage().toCompletableFuture().get(most, TimeUnit.SECONDS);
      LOG.info("Node {} has stopped", node.name());
    } catch (TimeoutException | ExecutionException e) {
      LOG.error("Node {} did not stop in good order:{}", node.name(), Traces.withoutMessages(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
