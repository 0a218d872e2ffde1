package nl.draad.chat;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.draad.access.Access;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.organisation.Desk;
import nl.draad.organisation.Organisation;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// Being on duty in SQL.
final class DutyStatements {
  private static final Statement DESKS = Statement.of(DutyStatements.class, "desks");
  private static final Statement LOAD = Statement.of(DutyStatements.class, "load");
  private static final Statement BEGIN = Statement.of(DutyStatements.class, "begin");
  private static final Statement LEAVE = Statement.of(DutyStatements.class, "leave");
  private static final Statement ENTER = Statement.of(DutyStatements.class, "enter");

  private DutyStatements() {}

  /// How many chats a worker may have, and has.
  record Load(int capacity, int chats) {}

  /// The desks where this person may be on duty.
  static Future<List<Duty.At>> desks(Queries queries, PersonId person) {
    return queries
        .run(DESKS, person.value())
        .map(
            rows ->
                ChatStatements.all(rows, row -> row).stream()
                    .filter(row -> Access.mayAnswer(StaffRole.ofWire(row.getString("role"))))
                    .map(DutyStatements::at)
                    .toList());
  }

  static Future<Load> load(Queries queries, PersonId worker) {
    return queries
        .run(LOAD, worker.value())
        .map(rows -> rows.iterator().next())
        .map(row -> new Load(row.getInteger("capacity"), row.getInteger("chats")));
  }

  static Future<Void> begin(Queries deed, PersonId worker) {
    return deed.run(BEGIN, worker.value()).mapEmpty();
  }

  static Future<Void> leave(Queries deed, PersonId worker, Collection<DeskId> but) {
    return deed.run(LEAVE, worker.value(), ids(but)).mapEmpty();
  }

  static Future<Void> enter(Queries deed, PersonId worker, Collection<DeskId> desks, Instant now) {
    return deed.run(ENTER, worker.value(), ids(desks), ChatStatements.time(now)).mapEmpty();
  }

  private static UUID[] ids(Collection<DeskId> desks) {
    return desks.stream().map(DeskId::value).toArray(UUID[]::new);
  }

  private static Duty.At at(Row row) {
    return new Duty.At(
        new Desk(new DeskId(row.getUUID("id")), row.getString("name")),
        new Organisation(
            new OrganisationId(row.getUUID("organisation_id")),
            row.getString("slug"),
            row.getString("organisation_name")),
        row.getBoolean("is_on"));
  }
}
