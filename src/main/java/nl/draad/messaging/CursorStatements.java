package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The SQL of cursors. Stateless.
final class CursorStatements {
  private static final Statement MOVE = Statement.of(CursorStatements.class, "move");

  private CursorStatements() {}

  /// Moves each cursor forward to its mark, within its channel and for those who are in it; gives
  /// those that moved, as they are now.
  static Future<Map<Cursors.Key, Mark>> move(Queries queries, Map<Cursors.Key, Mark> marks) {
    var keys = List.copyOf(marks.keySet());
    var held = List.copyOf(marks.values());
    return queries
        .run(
            MOVE,
            Tuple.of(
                keys.stream().map(key -> key.channel().value()).toArray(UUID[]::new),
                keys.stream().map(key -> key.person().value()).toArray(UUID[]::new),
                held.stream().map(Mark::delivered).toArray(Long[]::new),
                held.stream().map(Mark::read).toArray(Long[]::new)))
        .map(CursorStatements::moved);
  }

  private static Map<Cursors.Key, Mark> moved(RowSet<Row> rows) {
    var moved = new HashMap<Cursors.Key, Mark>();
    for (var row : rows) {
      var person = new PersonId(row.getUUID("person_id"));
      moved.put(
          new Cursors.Key(new ChannelId(row.getUUID("channel_id")), person),
          new Mark(person, row.getLong("delivered_seq"), row.getLong("read_seq")));
    }
    return moved;
  }
}
