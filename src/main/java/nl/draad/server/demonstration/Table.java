package nl.draad.server.demonstration;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// The tables that the demonstration fills, in an order in which what is referred to comes first,
/// each with the types of its columns.
enum Table {
  ORGANISATION(UUID.class, String.class, String.class),
  ACCOUNT(UUID.class, String.class, String.class, String.class, OffsetDateTime.class),
  STAFF(UUID.class, UUID.class, String.class),
  DESK(UUID.class, UUID.class, String.class, Long.class),
  DESK_HOURS(UUID.class, Long.class, Buffer.class, OffsetDateTime.class, UUID.class),
  DUTY(UUID.class, Integer.class),
  DUTY_DESK(UUID.class, UUID.class, OffsetDateTime.class),
  DOSSIER(UUID.class, UUID.class, UUID.class, OffsetDateTime.class),
  TEAM_MEMBER(UUID.class, UUID.class, Short.class, OffsetDateTime.class, OffsetDateTime.class),
  CHANNEL(UUID.class, Short.class, UUID.class, UUID.class, OffsetDateTime.class),
  ENTRY(
      UUID.class,
      Long.class,
      Short.class,
      UUID.class,
      UUID.class,
      Long.class,
      Long.class,
      OffsetDateTime.class,
      Buffer.class),
  MEMBER(UUID.class, UUID.class, Long.class, Long.class, Short.class, Long.class, Boolean.class),
  CURSOR(UUID.class, UUID.class, Long.class, Long.class),
  CHAT(
      UUID.class,
      UUID.class,
      UUID.class,
      UUID.class,
      UUID.class,
      Buffer.class,
      Short.class,
      OffsetDateTime.class,
      OffsetDateTime.class,
      OffsetDateTime.class,
      String.class),
  CHAT_SLOT(UUID.class, Integer.class, UUID.class);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<Class<?>> columns;

  Table(Class<?>... columns) {
    this.columns = List.of(columns);
  }

  List<Class<?>> columns() {
    return columns;
  }
}
