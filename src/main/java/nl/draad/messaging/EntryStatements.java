package nl.draad.messaging;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.draad.identity.PersonId;

/// Makes entries of the rows that every reading statement returns. (SQL's own types stop here and
/// in the statements.)
final class EntryStatements {
  private EntryStatements() {}

  static List<Entry> entries(RowSet<Row> rows) {
    var entries = new ArrayList<Entry>(rows.size());
    for (var row : rows) {
      entries.add(entry(row));
    }
    return entries;
  }

  static Entry entry(Row row) {
    var about = row.getLong("about");
    return new Entry(
        new ChannelId(row.getUUID("channel_id")),
        row.getLong("seq"),
        EntryKind.of(row.getShort("kind")),
        new PersonId(row.getUUID("author_id")),
        row.getUUID("ref"),
        about == null ? 0 : about,
        row.getLong("posts"),
        row.getOffsetDateTime("at").withOffsetSameInstant(ZoneOffset.UTC).toInstant(),
        Body.of(row.getBuffer("body").getBytes()),
        Entry.Fold.of(row.getInteger("fold")));
  }
}
