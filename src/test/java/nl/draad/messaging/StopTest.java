package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
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
    var cursors = new Cursors(vertx, pool, (_, _) -> {});
    var many = 2_500; // more than one statement takes
    var world = new World(database);
    var channel = new ChannelId(UUID.randomUUID());
    var people = crowd(world, channel, many);
    Future.future(
            (Promise<Void> written) ->
                vertx.runOnContext(
                    _ -> {
                      people.forEach(who -> cursors.move(channel, new Mark(who, 2, 2), true));
                      cursors.flush().onComplete(written);
                    }))
        .await();
    pool.close().await();
    vertx.close().await();
    assertThat(world.count("select count(*) from cursor where read_seq = 2")).isEqualTo(many);
  }

  /// Many people in a channel with two entries.
  private static List<PersonId> crowd(World world, ChannelId channel, int many) {
    var organisation = world.organisation("vol");
    world.execute(
        "insert into channel (id, kind, organisation_id, place_id, created_at) values (?, 2, ?, ?,"
            + " now())",
        channel.value(),
        organisation.value(),
        UUID.randomUUID());
    world.execute(
        "insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body) select ?, n, 1,"
            + " gen_random_uuid(), gen_random_uuid(), n, now(), '' from generate_series(1, 2) n",
        channel.value());
    world.execute(
        "insert into account (id, name, email, password_hash, created_at) select"
            + " ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'iemand', n ||"
            + " '@example.org', '-', now() from generate_series(1, ?) n",
        many);
    world.execute(
        "insert into member (channel_id, person_id, from_seq, role, visible_from) select ?, id, 1,"
            + " 1, 1 from account where name = 'iemand'",
        channel.value());
    return IntStream.rangeClosed(1, many)
        .mapToObj("00000000-0000-4000-8000-%012d"::formatted)
        .map(id -> new PersonId(UUID.fromString(id)))
        .toList();
  }
}
