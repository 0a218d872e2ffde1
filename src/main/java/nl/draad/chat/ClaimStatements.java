package nl.draad.chat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import nl.draad.identity.DeskId;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.messaging.ChannelId;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// Claiming in SQL. Every statement but [#desk] runs inside the claim's transaction, in the order
/// of this file; that order of locks is the same for every claim.
final class ClaimStatements {
  private static final Statement DUTY = Statement.of(ClaimStatements.class, "duty");
  private static final Statement DESK = Statement.of(ClaimStatements.class, "desk");
  private static final Statement OLDEST = Statement.of(ClaimStatements.class, "oldest");
  private static final Statement SLOT = Statement.of(ClaimStatements.class, "slot");
  private static final Statement TAKE = Statement.of(ClaimStatements.class, "take");

  private ClaimStatements() {}

  /// What decides whether a person may take chats at a desk.
  record AtDesk(Optional<StaffRole> role, boolean onDuty) {}

  /// Locks the worker's turn, if there is one.
  static Future<Void> duty(Queries deed, PersonId worker) {
    return deed.run(DUTY, worker.value()).mapEmpty();
  }

  static Future<Optional<AtDesk>> desk(Queries queries, DeskId desk, PersonId person) {
    return queries
        .run(DESK, desk.value(), person.value())
        .map(
            rows ->
                ChatStatements.first(
                    rows, row -> new AtDesk(ChatStatements.role(row), row.getBoolean("on_duty"))));
  }

  static Future<Optional<ChannelId>> oldest(Queries deed, DeskId desk, PersonId worker) {
    return deed.run(OLDEST, desk.value(), worker.value())
        .map(rows -> ChatStatements.first(rows, row -> new ChannelId(row.getUUID("id"))));
  }

  /// Whether there was a free slot.
  static Future<Boolean> slot(Queries deed, PersonId worker, ChannelId chat) {
    return deed.run(SLOT, worker.value(), chat.value()).map(rows -> rows.size() == 1);
  }

  static Future<Void> take(Queries deed, ChannelId chat, PersonId worker, Instant now) {
    return deed.run(TAKE, chat.value(), worker.value(), ChatStatements.time(now)).mapEmpty();
  }
}
