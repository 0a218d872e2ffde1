package nl.draad.server.demonstration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The SQL that fills an empty database. Stateless; futures complete on the caller's context.
final class DemonstrationStatements {
  private static final Statement LOCK = Statement.of(DemonstrationStatements.class, "lock");
  private static final Statement EMPTY = Statement.of(DemonstrationStatements.class, "empty");
  private static final Map<Table, Statement> INSERTS = inserts();

  private DemonstrationStatements() {}

  /// Keeps other nodes that start at the same time waiting until this transaction has ended.
  static Future<Void> lock(Queries deed) {
    return deed.run(LOCK).mapEmpty();
  }

  /// Whether nobody is in this database yet.
  static Future<Boolean> empty(Queries deed) {
    return deed.run(EMPTY).map(rows -> rows.iterator().next().getBoolean("empty"));
  }

  /// Inserts all rows of a table.
  static Future<Void> insert(Queries deed, Table table, Rows rows) {
    var statement = INSERTS.get(table);
    if (statement == null) {
      throw new IllegalStateException("expected a statement for " + table);
    }
    return deed.run(statement, Tuple.tuple(rows.columns(table))).mapEmpty();
  }

  private static Map<Table, Statement> inserts() {
    var inserts = new EnumMap<Table, Statement>(Table.class);
    for (var table : Table.values()) {
      var file = "insert_" + table.name().toLowerCase(Locale.ROOT);
      inserts.put(table, Statement.of(DemonstrationStatements.class, file));
    }
    return inserts;
  }
}
