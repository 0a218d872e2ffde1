package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The SQL with which people read. Every statement that gives entries joins the membership that is
/// now, so that a node that has not heard of a removal yet cannot open a read. Stateless.
final class ReadStatements {
  private static final Statement CHANNELS = Statement.of(ReadStatements.class, "channels");
  private static final Statement CHANNEL = Statement.of(ReadStatements.class, "channel");
  private static final Statement MEMBERS = Statement.of(ReadStatements.class, "members");
  private static final Statement RESUME = Statement.of(ReadStatements.class, "resume");
  private static final Statement AFTER = Statement.of(ReadStatements.class, "after");
  private static final Statement BEFORE = Statement.of(ReadStatements.class, "before");
  private static final Statement EPOCH = Statement.of(ReadStatements.class, "epoch");

  private ReadStatements() {}

  /// Every open channel of a person, and the closed ones among those that the device holds.
  static Future<List<ChannelView.Head>> channels(
      Queries queries, PersonId person, Collection<ChannelId> held) {
    return queries
        .run(CHANNELS, person.value(), LogStatements.ids(held))
        .map(rows -> heads(person, rows));
  }

  /// One channel, if the person is in it.
  static Future<Optional<ChannelView.Head>> channel(
      Queries queries, PersonId person, ChannelId channel) {
    return queries
        .run(CHANNEL, person.value(), channel.value())
        .map(rows -> heads(person, rows).stream().findFirst());
  }

  /// Everyone who is or was in these channels.
  static Future<List<ChannelView.Person>> members(
      Queries queries, PersonId person, Collection<ChannelId> channels) {
    return queries
        .run(MEMBERS, person.value(), LogStatements.ids(channels))
        .map(
            rows -> {
              var people = new ArrayList<ChannelView.Person>(rows.size());
              rows.forEach(row -> people.add(person(row)));
              return people;
            });
  }

  /// What comes after each cursor, at most `limit` per channel; the last ones where the cursor is
  /// -1.
  static Future<List<Entry>> resume(
      Queries queries, PersonId person, Map<ChannelId, Long> cursors, int limit) {
    var held = List.copyOf(cursors.entrySet());
    return queries
        .run(
            RESUME,
            Tuple.of(
                person.value(),
                LogStatements.ids(held.stream().map(Map.Entry::getKey).toList()),
                held.stream().map(Map.Entry::getValue).toArray(Long[]::new),
                limit))
        .map(EntryStatements::entries);
  }

  static Future<List<Entry>> after(
      Queries queries, PersonId person, ChannelId channel, long after, int limit) {
    return queries
        .run(AFTER, person.value(), channel.value(), after, limit)
        .map(EntryStatements::entries);
  }

  /// Oldest first, like every page.
  static Future<List<Entry>> before(
      Queries queries, PersonId person, ChannelId channel, long before, int limit) {
    return queries
        .run(BEFORE, person.value(), channel.value(), before, limit)
        .map(rows -> EntryStatements.entries(rows).reversed());
  }

  static Future<String> epoch(Queries queries) {
    return queries.run(EPOCH).map(rows -> rows.iterator().next().getString("epoch"));
  }

  private static List<ChannelView.Head> heads(PersonId person, RowSet<Row> rows) {
    var heads = new ArrayList<ChannelView.Head>(rows.size());
    for (var row : rows) {
      var me =
          new Membership(
              person,
              ChannelRole.of(row.getShort("role")),
              row.getLong("from_seq"),
              row.getLong("visible_from"));
      heads.add(
          new ChannelView.Head(
              new ChannelId(row.getUUID("channel_id")),
              ChannelKind.of(row.getShort("kind")),
              row.getUUID("place_id"),
              me,
              row.getBoolean("live"),
              row.getLong("seq"),
              row.getLong("posts"),
              new Mark(person, row.getLong("delivered_seq"), row.getLong("read_seq")),
              row.getLong("unread")));
    }
    return heads;
  }

  private static ChannelView.Person person(Row row) {
    return new ChannelView.Person(
        new ChannelId(row.getUUID("channel_id")),
        row.getString("name"),
        ChannelRole.of(row.getShort("role")),
        row.getBoolean("present"),
        new Mark(
            new PersonId(row.getUUID("person_id")),
            row.getLong("delivered_seq"),
            row.getLong("read_seq")));
  }
}
