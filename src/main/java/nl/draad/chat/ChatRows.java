package nl.draad.chat;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import nl.draad.identity.DeskId;
import nl.draad.identity.NamedPerson;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.Desk;
import nl.draad.organisation.Organisation;

/// Rows of `cards.sql` as chats.
final class ChatRows {
  private ChatRows() {}

  static Chat chat(Row row) {
    return new Chat(
        new ChannelId(row.getUUID("id")),
        place(row),
        new NamedPerson(new PersonId(row.getUUID("client_id")), row.getString("client_name")),
        Optional.ofNullable(row.getUUID("worker_id"))
            .map(id -> new NamedPerson(new PersonId(id), row.getString("worker_name"))),
        Subject.stored(row.getBuffer("subject")),
        ChatState.of(row.getShort("state")),
        turn(row),
        course(row));
  }

  private static Chat.Place place(Row row) {
    return new Chat.Place(
        new Desk(new DeskId(row.getUUID("desk_id")), row.getString("desk_name")),
        new Organisation(
            new OrganisationId(row.getUUID("organisation_id")),
            row.getString("slug"),
            row.getString("organisation_name")));
  }

  private static Optional<Chat.Turn> turn(Row row) {
    var position = row.getInteger("position");
    return position == 0
        ? Optional.empty()
        : Optional.of(new Chat.Turn(position, row.getInteger("waiting")));
  }

  private static Chat.Course course(Row row) {
    return new Chat.Course(
        row.getOffsetDateTime("requested_at").toInstant(),
        time(row, "claimed_at"),
        time(row, "ended_at"),
        Optional.ofNullable(row.getString("ended_by")));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
