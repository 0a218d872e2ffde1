package nl.draad.dossier;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.draad.access.Access;
import nl.draad.access.ChannelRole;
import nl.draad.access.DossierPart;
import nl.draad.identity.NamedPerson;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.Organisation;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// Reading dossiers and their teams in SQL.
final class DossierStatements {
  private static final Statement OF = Statement.of(DossierStatements.class, "of");
  private static final Statement TEAM = Statement.of(DossierStatements.class, "team");

  private DossierStatements() {}

  /// The dossiers whose team this person is in; only that one, if one is named.
  static Future<List<Dossier>> of(Queries queries, PersonId person, Optional<DossierId> only) {
    return queries
        .run(OF, person.value(), only.map(DossierId::value).orElse(null))
        .map(
            rows -> {
              var dossiers = new ArrayList<Dossier>(rows.size());
              rows.forEach(row -> dossiers.add(dossier(row)));
              return dossiers;
            });
  }

  /// Everyone with access, as this person sees it.
  static Future<List<TeamMember>> team(Queries queries, Dossier dossier, PersonId asking) {
    return queries
        .run(TEAM, dossier.id().value())
        .map(
            rows -> {
              var team = new ArrayList<TeamMember>(rows.size());
              rows.forEach(row -> team.add(member(row, dossier, asking)));
              return team;
            });
  }

  private static Dossier dossier(Row row) {
    var role = ChannelRole.of(row.getShort("role"));
    return new Dossier(
        new DossierId(row.getUUID("id")),
        new Organisation(
            new OrganisationId(row.getUUID("organisation_id")),
            row.getString("slug"),
            row.getString("organisation_name")),
        new NamedPerson(new PersonId(row.getUUID("client_id")), row.getString("client_name")),
        role,
        new ChannelId(row.getUUID("group_id")),
        messages(role, row.getUUID("messages_id")));
  }

  private static Optional<ChannelId> messages(ChannelRole role, UUID id) {
    return Access.mayOpen(role, DossierPart.MESSAGES)
        ? Optional.of(new ChannelId(id))
        : Optional.empty();
  }

  private static TeamMember member(Row row, Dossier dossier, PersonId asking) {
    var who = new NamedPerson(new PersonId(row.getUUID("person_id")), row.getString("name"));
    var role = ChannelRole.of(row.getShort("role"));
    return new TeamMember(
        who,
        role,
        row.getOffsetDateTime("since").toInstant(),
        role == ChannelRole.WORKER ? Optional.of(dossier.organisation()) : Optional.empty(),
        who.person().equals(asking));
  }
}
