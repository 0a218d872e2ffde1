package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.draad.access.ChannelKind;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What happens on a lane happens on its own loop, and nothing on it keeps the rest waiting.
class LaneTest {
  private static final TestDatabase DATABASE = Services.database();
  private static CoreNode node;
  private static World world;

  @BeforeAll
  static void start() {
    world = new World(DATABASE);
    node = CoreNode.start(DATABASE);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aChannelIsOpenedOnItsLane() {
    var organisation = world.organisation("linde");
    for (var i = 0; i < 20; i++) {
      var channel = world.channel(node.messaging().log(), ChannelKind.GROUP, organisation);
      var lane = node.messaging().log().lane(channel);
      assertThat(lane.call(() -> openedOn(lane, channel)).await()).isEqualTo(loop(lane));
    }
  }

  @Test
  void aDeedThatThrowsIsAnswered() {
    var lane = lane();
    Future<Void> answer =
        lane.call(
            () -> {
              throw new IllegalStateException("planted");
            });
    assertThatThrownBy(answer::await).hasMessage("planted");
  }

  @Test
  void whatThrowsDoesNotKeepOthersWaiting() {
    var reached = Promise.<String>promise();
    var inbox = new Inbox<Runnable>(Vertx.vertx().getOrCreateContext(), Runnable::run);
    inbox.put(
        () -> {
          inbox.put(() -> reached.complete("reached"));
          throw new IllegalStateException("planted");
        });
    assertThat(reached.future().await()).isEqualTo("reached");
  }

  @Test
  void whatIsSaidOfAChannelThatIsStillBeingLoadedBreaksNothing() {
    var channel =
        world.channel(node.messaging().log(), ChannelKind.GROUP, world.organisation("berk"));
    var marks =
        new Fanout(UUID.randomUUID()).marks(channel, List.of(new Mark(world.person("anna"), 1, 1)));
    var lane = node.messaging().log().lane(channel);
    var broken = new ConcurrentLinkedQueue<Throwable>();
    lane.call(
            () -> {
              Objects.requireNonNull(Vertx.currentContext()).exceptionHandler(broken::add);
              var opened = lane.open(channel);
              lane.hear(channel, ByteBuffer.wrap(marks.text()));
              return opened;
            })
        .await();
    assertThat(broken).isEmpty();
  }

  private static Future<Thread> openedOn(Lane lane, ChannelId channel) {
    return lane.open(channel).map(_ -> Thread.currentThread());
  }

  private static Thread loop(Lane lane) {
    return lane.call(() -> Future.succeededFuture(Thread.currentThread())).await();
  }

  private static Lane lane() {
    return node.messaging().log().lanes().getFirst();
  }
}
