package nl.draad.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.draad.routes.Parameters;

/// Some of somebody's chats, newest first, and whether older ones follow.
public record ChatPage(List<Chat> chats, boolean more) {

  /// Which page is wanted.
  ///
  /// @param before the id of the last chat of the page before; the first page without
  public record Wanted(Optional<UUID> before, int limit) {
    private static final int USUAL = 30;
    private static final int MOST = 100;

    /// Reads `before` and `limit`, which may be left out.
    public static Wanted read(Parameters query) {
      return new Wanted(query.uuid("before"), query.number("limit", 1, MOST).orElse(USUAL));
    }
  }

  /// Writes `chats` and, if there are older ones, `next`.
  public void into(JsonGenerator json) throws IOException {
    write(json, chats);
    if (more) {
      json.writeStringField("next", chats.getLast().id().toString());
    }
  }

  /// Writes the field `chats`.
  static void write(JsonGenerator json, List<Chat> chats) throws IOException {
    json.writeArrayFieldStart("chats");
    for (var chat : chats) {
      chat.write(json);
    }
    json.writeEndArray();
  }
}
