package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The table `slowdown` in SQL.
final class SlowdownStatements {
  private static final Statement TAKE = Statement.of(SlowdownStatements.class, "take");
  private static final Statement UNTIL = Statement.of(SlowdownStatements.class, "until");
  private static final Statement GIVE_BACK = Statement.of(SlowdownStatements.class, "giveBack");
  private static final Statement RESET = Statement.of(SlowdownStatements.class, "reset");
  private static final Statement FORGET = Statement.of(SlowdownStatements.class, "forget");

  private SlowdownStatements() {}

  static Future<Boolean> take(Queries queries, Buffer key, int free, Instant now) {
    return queries.run(TAKE, key, free, at(now)).map(rows -> rows.size() == 1);
  }

  static Future<Optional<Instant>> until(Queries queries, Buffer key) {
    return queries
        .run(UNTIL, key)
        .map(
            rows ->
                AccountStatements.first(rows)
                    .map(row -> row.getOffsetDateTime("until").toInstant()));
  }

  static Future<Void> giveBack(Queries queries, Buffer key, Instant now) {
    return queries.run(GIVE_BACK, key, at(now)).mapEmpty();
  }

  static Future<Void> reset(Queries queries, Buffer key) {
    return queries.run(RESET, key).mapEmpty();
  }

  static Future<Void> forget(Queries queries, Instant now) {
    return queries.run(FORGET, at(now)).mapEmpty();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
