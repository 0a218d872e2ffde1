package nl.draad.organisation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The tables `organisation`, `desk` and `staff` in SQL, as far as names and roles go.
final class OrganisationStatements {
  private static final Statement FRONTS = Statement.of(OrganisationStatements.class, "fronts");
  private static final Statement FRONT = Statement.of(OrganisationStatements.class, "front");
  private static final Statement POSITIONS =
      Statement.of(OrganisationStatements.class, "positions");

  private OrganisationStatements() {}

  static Future<List<Front>> fronts(Queries queries) {
    return queries.run(FRONTS).map(OrganisationStatements::gathered);
  }

  /// The organisation with this slug, or an empty list.
  static Future<List<Front>> front(Queries queries, String slug) {
    return queries.run(FRONT, slug).map(OrganisationStatements::gathered);
  }

  static Future<List<Position>> positions(Queries queries, PersonId person) {
    return queries
        .run(POSITIONS, person.value())
        .map(
            rows -> {
              var positions = new ArrayList<Position>(rows.size());
              rows.forEach(
                  row ->
                      positions.add(
                          new Position(
                              organisation(row), StaffRole.ofWire(row.getString("role")))));
              return positions;
            });
  }

  private static List<Front> gathered(RowSet<Row> rows) {
    var desks = new LinkedHashMap<Organisation, List<Desk>>();
    for (var row : rows) {
      var own = desks.computeIfAbsent(organisation(row), _ -> new ArrayList<>());
      var desk = row.getUUID("desk_id");
      if (desk != null) {
        own.add(new Desk(new DeskId(desk), row.getString("desk_name")));
      }
    }
    return desks.entrySet().stream().map(one -> new Front(one.getKey(), one.getValue())).toList();
  }

  private static Organisation organisation(Row row) {
    return new Organisation(
        new OrganisationId(row.getUUID("id")), row.getString("slug"), row.getString("name"));
  }
}
