package nl.draad.server.demonstration;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be written, row by row, gathered before any of it is.
final class Rows {
  private final Map<Table, List<@Nullable Object[]>> rows = new EnumMap<>(Table.class);

  /// Values in the order of the columns.
  void add(Table table, @Nullable Object... row) {
    if (row.length != table.columns().size()) {
      throw new IllegalArgumentException(
          "expected " + table.columns().size() + " columns of " + table + " but was " + row.length);
    }
    rows.computeIfAbsent(table, _ -> new ArrayList<>()).add(row);
  }

  /// All values of each column, as one array per column.
  List<Object> columns(Table table) {
    var all = rows.getOrDefault(table, List.of());
    var arrays = new ArrayList<Object>();
    for (int i = 0; i < table.columns().size(); i++) {
      var array = Array.newInstance(table.columns().get(i), all.size());
      for (int j = 0; j < all.size(); j++) {
        Array.set(array, j, all.get(j)[i]);
      }
      arrays.add(array);
    }
    return arrays;
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
