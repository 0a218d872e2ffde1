package nl.draad.proof.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads what PostgreSQL holds, by plain SQL over a connection of its own. People are called by
/// their names, which are unique in a run. For one thread.
public final class StoredReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POST = 1;
  private static final int EDIT = 2;
  private static final int WITHDRAWAL = 3;
  private static final int CLAIMED = 20;
  private static final int ACTIVE = 2;

  private final Connection connection;
  private final Map<String, Log> logs = new HashMap<>();

  private StoredReader(Connection connection) {
    this.connection = connection;
  }

  /// Reads everything, all of one moment.
  public static Stored read(String jdbcUrl) {
    try (var connection = DriverManager.getConnection(jdbcUrl)) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return new StoredReader(connection).read();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Stored read() throws SQLException {
    rows(
        """
        select e.channel_id, e.seq, e.kind, e.about, e.body, a.name as author
          from entry e left join account a on a.id = e.author_id
         order by e.channel_id, e.seq
        """,
        row -> log(row).add(row));
    Map<String, List<Stored.Membership>> members = new HashMap<>();
    rows(
        """
        select m.channel_id, a.name, m.from_seq, m.until_seq, m.visible_from
          from member m join account a on a.id = m.person_id
         order by m.from_seq
        """,
        row ->
            members
                .computeIfAbsent(row.getString("channel_id"), _ -> new ArrayList<>())
                .add(membership(row)));
    Map<String, Map<String, Integer>> read = new HashMap<>();
    rows(
        """
        select c.channel_id, a.name, c.read_seq
          from cursor c join account a on a.id = c.person_id
        """,
        row ->
            read.computeIfAbsent(row.getString("channel_id"), _ -> new TreeMap<>())
                .put(row.getString("name"), log(row).postsBefore(row.getLong("read_seq") + 1)));
    return new Stored(channels(members, read), chats(), capacity());
  }

  private Map<String, Stored.Channel> channels(
      Map<String, List<Stored.Membership>> members, Map<String, Map<String, Integer>> read)
      throws SQLException {
    var channels = new TreeMap<String, Stored.Channel>();
    rows(
        """
        select c.id as channel_id,
               exists (select from member where channel_id = c.id and until_seq is null and live)
               as open
          from channel c
        """,
        row -> {
          var id = row.getString("channel_id");
          channels.put(
              id,
              new Stored.Channel(
                  id,
                  row.getBoolean("open"),
                  log(row).posts(),
                  members.getOrDefault(id, List.of()),
                  read.getOrDefault(id, Map.of())));
        });
    return channels;
  }

  private List<Stored.Chat> chats() throws SQLException {
    var chats = new ArrayList<Stored.Chat>();
    rows(
        """
        select c.id as channel_id, c.desk_id, c.state, client.name as client, worker.name as worker
          from chat c join account client on client.id = c.client_id
          left join account worker on worker.id = c.worker_id
         order by c.id
        """,
        row ->
            chats.add(
                new Stored.Chat(
                    row.getString("channel_id"),
                    row.getString("desk_id"),
                    row.getString("client"),
                    row.getObject("worker") == null ? Stored.Chat.NOBODY : row.getString("worker"),
                    row.getInt("state") == ACTIVE,
                    log(row).claims)));
    return chats;
  }

  private Map<String, Integer> capacity() throws SQLException {
    var capacity = new TreeMap<String, Integer>();
    rows(
        "select a.name, d.capacity from duty d join account a on a.id = d.person_id",
        row -> capacity.put(row.getString("name"), row.getInt("capacity")));
    return capacity;
  }

  private Stored.Membership membership(ResultSet row) throws SQLException {
    var log = log(row);
    var until = row.getLong("until_seq");
    return new Stored.Membership(
        row.getString("name"),
        log.postsBefore(row.getLong("from_seq")),
        until == 0 ? Stored.Membership.STILL : log.postsBefore(until),
        log.postsBefore(row.getLong("visible_from")));
  }

  private Log log(ResultSet row) throws SQLException {
    return logs.computeIfAbsent(row.getString("channel_id"), _ -> new Log());
  }

  private void rows(String sql, Take take) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(1_000);
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          take.from(rows);
        }
      }
    }
  }

  /// What is done with each row of an answer.
  private interface Take {
    void from(ResultSet row) throws SQLException;
  }

  /// The entries of one channel, in order, turned into posts.
  private static final class Log {
    private final List<Long> seqs = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final List<List<String>> texts = new ArrayList<>();
    private final List<Boolean> withdrawn = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();

    void add(ResultSet row) throws SQLException {
      switch (row.getInt("kind")) {
        case POST -> {
          seqs.add(row.getLong("seq"));
          authors.add(row.getString("author"));
          texts.add(new ArrayList<>(List.of(text(row))));
          withdrawn.add(false);
        }
        case EDIT -> {
          var post = seqs.indexOf(row.getLong("about"));
          if (post >= 0) { // otherwise it is lost, and missed
            texts.get(post).add(text(row));
          }
        }
        case WITHDRAWAL -> {
          var post = seqs.indexOf(row.getLong("about"));
          if (post >= 0) {
            withdrawn.set(post, true);
          }
        }
        case CLAIMED -> claims.add(row.getString("author"));
        default -> {}
      }
    }

    /// How many posts stand before this place.
    int postsBefore(long seq) {
      return (int) seqs.stream().filter(place -> place < seq).count();
    }

    List<Stored.Post> posts() {
      var posts = new ArrayList<Stored.Post>();
      for (var index = 0; index < seqs.size(); index++) {
        posts.add(new Stored.Post(authors.get(index), texts.get(index), withdrawn.get(index)));
      }
      return posts;
    }

    private static String text(ResultSet row) throws SQLException {
      try {
        return JSON.readTree(row.getBytes("body")).path("text").asText();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
