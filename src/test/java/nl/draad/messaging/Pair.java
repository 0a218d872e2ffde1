package nl.draad.messaging;

import java.time.InstantSource;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.World;

/// Two nodes on one database and one Redis, and the world that their tests play in.
final class Pair implements AutoCloseable {
  final World world;
  final CoreNode north;
  final CoreNode south;

  Pair(InstantSource clock) {
    var database = Services.database();
    world = new World(database);
    north = CoreNode.start(database, Services.redisUri(), clock);
    south = CoreNode.start(database, Services.redisUri(), clock);
  }

  /// A group thread with nobody in it.
  ChannelId group() {
    var organisation = world.organisation("o" + java.util.UUID.randomUUID());
    return world.channel(north.messaging().log(), ChannelKind.GROUP, organisation);
  }

  /// Somebody new in a channel, who sees everything.
  PersonId member(ChannelId channel, String name, ChannelRole role) {
    var person = world.person(name);
    world.admit(north.messaging().log(), channel, person, role, 1);
    return person;
  }

  long entries(ChannelId channel) {
    return world.count("select count(*) from entry where channel_id = ?", channel.value());
  }

  /// Waits until somebody waits for a lock.
  void awaitLock() {
    var waiting =
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock'";
    while (world.count(waiting) == 0 && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    north.close();
    south.close();
  }
}
