package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import nl.draad.access.ChannelRole;
import nl.draad.messaging.EntryKind;
import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;

/// Lets people into dossiers. The product has no route for that yet, so it is done in the database
/// as the product does it: team, log and membership in one transaction, at the next place of the
/// log. A node hears of it when it compares. Thread-safe.
final class Seats {
  private final Sql sql;
  private final History history;

  Seats(Sql sql, History history) {
    this.sql = sql;
    this.history = history;
  }

  /// Makes a dossier with an empty group thread and messages.
  static void open(Connection deed, UUID organisation, Cast.Dossier dossier) throws SQLException {
    var id = UUID.fromString(dossier.id());
    Sql.execute(
        deed,
        "insert into dossier (id, organisation_id, client_id, created_at) values (?, ?, ?, now())",
        id,
        organisation,
        UUID.fromString(dossier.client().id()));
    create(deed, organisation, id, UUID.fromString(dossier.group()), 2);
    create(deed, organisation, id, UUID.randomUUID(), 3);
  }

  private static void create(
      Connection deed, UUID organisation, UUID dossier, UUID channel, int kind)
      throws SQLException {
    Sql.execute(
        deed,
        """
        insert into channel (id, kind, organisation_id, place_id, created_at)
        values (?, ?, ?, ?, now())
        """,
        channel,
        kind,
        organisation,
        dossier);
    append(deed, channel, 1, EntryKind.OPENED, new UUID(0, 0), new JsonObject());
  }

  /// Lets somebody into the group thread of a dossier; nothing when that person is in it.
  void admit(Cast.Dossier dossier, Person person, ChannelRole role, boolean past) {
    var begun = history.now();
    sql.transact(deed -> admit(deed, dossier, person, role, past));
    history.record(new Event.Admitted(begun, history.now(), dossier.group(), person.name(), past));
  }

  private static void admit(
      Connection deed, Cast.Dossier dossier, Person person, ChannelRole role, boolean past)
      throws SQLException {
    var id = UUID.fromString(dossier.id());
    var who = UUID.fromString(person.id());
    var group = UUID.fromString(dossier.group());
    Sql.execute(deed, "select from dossier where id = ? for update", id);
    if (Sql.exists(
        deed,
        "select from team_member where dossier_id = ? and person_id = ? and until is null",
        id,
        who)) {
      return;
    }
    Sql.execute(
        deed,
        "insert into team_member (dossier_id, person_id, role, since) values (?, ?, ?, now())",
        id,
        who,
        role.number());
    var place = next(deed, group);
    var visible = past ? 1 : place;
    var body =
        new JsonObject()
            .put("person", person.id())
            .put("name", person.name())
            .put("role", role.wire())
            .put("visible", visible);
    append(deed, group, place, EntryKind.JOINED, UUID.fromString(dossier.client().id()), body);
    enter(deed, group, who, role, place, visible);
  }

  private static void enter(
      Connection deed, UUID channel, UUID person, ChannelRole role, long place, long visible)
      throws SQLException {
    Sql.execute(
        deed,
        """
        insert into member (channel_id, person_id, from_seq, role, visible_from)
        values (?, ?, ?, ?, ?)
        """,
        channel,
        person,
        place,
        role.number(),
        visible);
    Sql.execute(
        deed,
        """
        insert into cursor (channel_id, person_id, delivered_seq, read_seq) values (?, ?, ?, ?)
        on conflict (channel_id, person_id) do update
           set delivered_seq = greatest(cursor.delivered_seq, excluded.delivered_seq),
               read_seq = greatest(cursor.read_seq, excluded.read_seq)
        """,
        channel,
        person,
        place,
        place);
  }

  /// A place that somebody else took meanwhile fails, and rolls everything back.
  private static void append(
      Connection deed, UUID channel, long place, EntryKind kind, UUID author, JsonObject body)
      throws SQLException {
    Sql.execute(
        deed,
        """
        insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body)
        values (?, ?, ?, ?, ?,
                coalesce((select posts from entry where channel_id = ? and seq = ?), 0), now(), ?)
        """,
        channel,
        place,
        kind.number(),
        author,
        UUID.randomUUID(),
        channel,
        place - 1,
        body.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static long next(Connection deed, UUID channel) throws SQLException {
    var sql = "select coalesce(max(seq), 0) + 1 from entry where channel_id = ?";
    try (var statement = deed.prepareStatement(sql)) {
      statement.setObject(1, channel);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
