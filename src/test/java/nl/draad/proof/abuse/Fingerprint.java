package nl.draad.proof.abuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.draad.testing.World;

/// All that a database holds, in short: a line per table. What counts wrong passwords, the keys
/// that a node makes for itself and the refs that walkers gave up are left out.
record Fingerprint(List<String> tables) {
  private static final String TABLES =
      """
      select string_agg(tablename, ' ' order by tablename) from pg_tables
       where schemaname = 'public'
         and tablename not in ('slowdown', 'signing_key', 'flyway_schema_history')
      """;

  static Fingerprint of(World world, GivenUp givenUp) {
    var lines = new ArrayList<String>();
    Arrays.stream(world.text(TABLES).split(" ", -1))
        .forEach(table -> lines.add(table + " " + world.text(rows(table, givenUp))));
    return new Fingerprint(lines);
  }

  private static String rows(String table, GivenUp givenUp) {
    return "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
        + " from "
        + table
        + " t"
        + (table.equals("entry") ? " where not (" + givenUp.condition() + ")" : "");
  }
}
