package nl.draad.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;

/// The barrier of the race tests: a transaction of somebody else that has taken the next place in a
/// channel and has not committed yet. Whoever wants that place has asked the policy already and
/// waits in PostgreSQL; [#awaitBlocked] returns when somebody does. Then the test decides who wins.
/// For one test thread.
public final class HeldPlace implements AutoCloseable {
  private static final String INSERT =
      "insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body)"
          + " values (?, ?, ?, ?, ?, ?, now(), convert_to(?, 'UTF8'))";

  private final World world;
  private final Connection line;
  private final ChannelId channel;
  private final long place;

  private HeldPlace(World world, ChannelId channel) {
    this.world = world;
    this.channel = channel;
    this.line = world.sql();
    this.place = end("seq") + 1;
    try {
      line.setAutoCommit(false);
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  /// Somebody's membership ends at the next place.
  public static HeldPlace byRemoval(World world, ChannelId channel, PersonId person) {
    var held = new HeldPlace(world, channel);
    held.insert(12, new UUID(0, 0), held.end("posts"), "{\"person\":\"" + person + "\"}");
    World.execute(
        held.line,
        "update member set until_seq = ? where channel_id = ? and person_id = ? and until_seq is"
            + " null",
        held.place,
        channel.value(),
        person.value());
    return held;
  }

  /// Somebody says something at the next place.
  public static HeldPlace byPost(World world, ChannelId channel, PersonId author, String text) {
    var held = new HeldPlace(world, channel);
    held.insert(1, author.value(), held.end("posts") + 1, "{\"text\":\"" + text + "\"}");
    return held;
  }

  public long place() {
    return place;
  }

  /// Returns when at least so many others wait for the place.
  public HeldPlace awaitBlocked(int others) {
    var waiting = 0L;
    while (waiting < others) {
      waiting =
          world.count(
              "select count(*) from pg_stat_activity where datname = current_database()"
                  + " and wait_event_type = 'Lock'");
    }
    return this;
  }

  public void commit() {
    try {
      line.commit();
      line.close();
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  @Override
  public void close() {
    try {
      if (!line.isClosed()) {
        line.rollback();
        line.close();
      }
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  private void insert(int kind, UUID author, long posts, String body) {
    World.execute(
        line, INSERT, channel.value(), place, kind, author, UUID.randomUUID(), posts, body);
  }

  private long end(String column) {
    return world.count(
        "select coalesce(max(" + column + "), 0) from entry where channel_id = ?", channel.value());
  }
}
