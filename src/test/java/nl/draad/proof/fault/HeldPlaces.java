package nl.draad.proof.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Transactions of somebody else, each of which has taken the next place of a channel and does not
/// end. What it writes there is that a stranger left, which changes nothing for anyone. Not
/// thread-safe.
final class HeldPlaces implements Fault.Trouble {
  private static final int CHANNELS = 4;

  private static final String BUSIEST =
      "select channel_id from channel c join entry e on e.channel_id = c.id"
          + " where not exists (select from entry x where x.channel_id = c.id and x.kind = 21)"
          + " group by channel_id order by max(e.at) desc limit "
          + CHANNELS;

  private static final String HOLD =
      "insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body)"
          + " select channel_id, seq + 1, 12, '00000000-0000-0000-0000-000000000000',"
          + " gen_random_uuid(), posts, now(),"
          + " convert_to('{\"person\":\"' || gen_random_uuid() || '\"}', 'UTF8')"
          + " from entry where channel_id = ?::uuid order by seq desc limit 1";

  private static final String TAKEN = "23505"; // unique_violation
  private static final int TRIES = 100;

  private final List<Connection> holders;
  private final RandomGenerator random;

  private HeldPlaces(List<Connection> holders, RandomGenerator random) {
    this.holders = holders;
    this.random = random;
  }

  static HeldPlaces take(String jdbcUrl, RandomGenerator random) {
    var held = new HeldPlaces(new ArrayList<>(), random);
    try (var line = DriverManager.getConnection(jdbcUrl);
        var sql = line.createStatement();
        var channels = sql.executeQuery(BUSIEST)) {
      while (channels.next()) {
        held.hold(jdbcUrl, channels.getString(1));
      }
      return held;
    } catch (SQLException e) {
      held.end();
      throw new IllegalStateException(e);
    }
  }

  /// The next place, which somebody else may take first, again and again.
  private void hold(String jdbcUrl, String channel) throws SQLException {
    var line = DriverManager.getConnection(jdbcUrl);
    holders.add(line);
    line.setAutoCommit(false);
    try (var insert = line.prepareStatement(HOLD)) {
      insert.setString(1, channel);
      for (var tries = 1; !isHeld(line, insert, tries); tries++) {}
    }
  }

  private static boolean isHeld(Connection line, PreparedStatement insert, int tries)
      throws SQLException {
    try {
      insert.executeUpdate();
      return true;
    } catch (SQLException taken) {
      if (tries == TRIES || !TAKEN.equals(taken.getSQLState())) {
        throw taken;
      }
      line.rollback();
      return false;
    }
  }

  @Override
  public void end() {
    for (var line : holders) {
      try (line) {
        if (random.nextBoolean()) {
          line.commit();
        } else {
          line.rollback();
        }
      } catch (SQLException _) {
        // PostgreSQL went away under it, which is a rollback
      }
    }
  }
}
