package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import nl.draad.testing.CoreNode;
import nl.draad.testing.HeldPlace;
import nl.draad.testing.Services;
import nl.draad.testing.World;
import org.junit.jupiter.api.Test;

/// A node that is stopped in good order writes what it took in and did not write yet.
class StopTest {

  @Test
  void aPostThatWaitsForItsPlaceIsWrittenBeforeTheNodeIsGone() {
    var database = Services.database();
    var world = new World(database);
    var node = CoreNode.start(database);
    var channel =
        world.channel(node.messaging().log(), ChannelKind.GROUP, world.organisation("stop"));
    var anna = world.person("anna");
    world.admit(node.messaging().log(), channel, anna, ChannelRole.CLIENT, 1);
    var phone = node.connect(anna).resumed();
    String ref;
    CompletableFuture<Void> stopped;
    try (var held = HeldPlace.byPost(world, channel, anna, "staat in de weg")) {
      ref = phone.post(channel, "nog net gezegd");
      held.awaitBlocked(1);
      stopped = CompletableFuture.runAsync(node::close);
      phone.closeCode();
      assertThatThrownBy(() -> stopped.get(2, TimeUnit.SECONDS))
          .as("waits for the post")
          .isInstanceOf(TimeoutException.class);
    }
    stopped.join();
    assertThat(world.count("select count(*) from entry where ref = ?", UUID.fromString(ref)))
        .isOne();
  }

  @Test
  void everyCursorIsWrittenBeforeTheNodeIsGone() {
    var database = Services.database();
    var vertx = Vertx.vertx();
    var pool = Database.open(vertx, CoreNode.address(database), 2);
    var cursors = new Cursors(vertx, pool);
    var channel = new ChannelId(UUID.randomUUID());
    var many = 2_500; // more than one statement takes
    Future.future(
            (Promise<Void> written) ->
                vertx.runOnContext(
                    _ -> {
                      for (var i = 0; i < many; i++) {
                        cursors.move(channel, new Mark(new PersonId(UUID.randomUUID()), 2, 2));
                      }
                      cursors.flush().onComplete(written);
                    }))
        .await();
    pool.close().await();
    vertx.close().await();
    assertThat(new World(database).count("select count(*) from cursor")).isEqualTo(many);
  }
}
