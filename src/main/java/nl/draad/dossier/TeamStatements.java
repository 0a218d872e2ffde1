package nl.draad.dossier;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.messaging.ChannelId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// Changing the team of a dossier in SQL. Every statement runs inside the transaction of the
/// change.
final class TeamStatements {
  private static final Statement OPEN = Statement.of(TeamStatements.class, "open");
  private static final Statement LOCK = Statement.of(TeamStatements.class, "facts_lock");
  private static final Statement FACTS = Statement.of(TeamStatements.class, "facts");
  private static final Statement CHANNELS = Statement.of(TeamStatements.class, "channels");
  private static final Statement ENTER = Statement.of(TeamStatements.class, "enter");
  private static final Statement LEAVE = Statement.of(TeamStatements.class, "leave");

  private TeamStatements() {}

  /// A channel of a dossier.
  record Place(ChannelId channel, ChannelKind kind) {}

  /// What decides about a change of a team.
  ///
  /// @param by the role of who wants it
  /// @param role the role of whom it is about
  /// @param wasIn whether that person is or ever was in the team
  record Facts(
      Optional<ChannelRole> by,
      Optional<ChannelRole> role,
      boolean wasIn,
      Optional<String> name,
      Optional<StaffRole> staffRole) {
    @Override
    public String toString() {
      return "Facts[" + by + " " + role + "]";
    }
  }

  static Future<Void> open(
      Queries deed, DossierId id, OrganisationId organisation, PersonId client, Instant now) {
    return deed.run(OPEN, id.value(), organisation.value(), client.value(), time(now)).mapEmpty();
  }

  /// Locks the dossier, then reads; empty if there is no such dossier.
  static Future<Optional<Facts>> facts(
      Queries deed, DossierId dossier, PersonId by, PersonId person) {
    return deed.run(LOCK, dossier.value())
        .compose(_ -> deed.run(FACTS, dossier.value(), by.value(), person.value()))
        .map(
            rows -> {
              for (var row : rows) {
                return Optional.of(facts(row));
              }
              return Optional.empty();
            });
  }

  static Future<List<Place>> channels(Queries deed, DossierId dossier) {
    return deed.run(CHANNELS, dossier.value())
        .map(
            rows -> {
              var places = new ArrayList<Place>(rows.size());
              rows.forEach(
                  row ->
                      places.add(
                          new Place(
                              new ChannelId(row.getUUID("id")),
                              ChannelKind.of(row.getShort("kind")))));
              return places;
            });
  }

  static Future<Void> enter(
      Queries deed, DossierId dossier, PersonId person, ChannelRole role, Instant now) {
    return deed.run(ENTER, dossier.value(), person.value(), role.number(), time(now)).mapEmpty();
  }

  static Future<Void> leave(Queries deed, DossierId dossier, PersonId person, Instant now) {
    return deed.run(LEAVE, dossier.value(), person.value(), time(now)).mapEmpty();
  }

  private static Facts facts(Row row) {
    return new Facts(
        Optional.ofNullable(row.getShort("by_role")).map(ChannelRole::of),
        Optional.ofNullable(row.getShort("role")).map(ChannelRole::of),
        row.getBoolean("was_in"),
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("staff_role")).map(StaffRole::ofWire));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
