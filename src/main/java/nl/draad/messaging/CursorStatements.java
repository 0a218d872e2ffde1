package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The SQL of cursors. Stateless.
final class CursorStatements {
  private static final Statement MOVE = Statement.of(CursorStatements.class, "move");

  private CursorStatements() {}

  /// Moves each cursor forward to its mark.
  static Future<Void> move(Queries queries, List<Map.Entry<Cursors.Key, Mark>> marks) {
    var size = marks.size();
    var channels = new UUID[size];
    var people = new UUID[size];
    var delivered = new Long[size];
    var read = new Long[size];
    for (var i = 0; i < size; i++) {
      var mark = marks.get(i);
      channels[i] = mark.getKey().channel().value();
      people[i] = mark.getKey().person().value();
      delivered[i] = mark.getValue().delivered();
      read[i] = mark.getValue().read();
    }
    return queries.run(MOVE, Tuple.of(channels, people, delivered, read)).mapEmpty();
  }
}
