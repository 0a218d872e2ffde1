package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.draad.crypto.SigningPair;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Statement;

/// The table `signing_key` in SQL.
final class SigningKeyStatements {
  private static final Statement LOCK = Statement.of(SigningKeyStatements.class, "lock");
  private static final Statement INSERT_IF_DUE =
      Statement.of(SigningKeyStatements.class, "insertIfDue");
  private static final Statement IN_USE = Statement.of(SigningKeyStatements.class, "inUse");

  private SigningKeyStatements() {}

  /// A key as it stands there.
  record Kept(String id, Buffer sealed, String publicJwk, Instant createdAt) {
    @Override
    public String toString() {
      return "Kept[" + id + "]";
    }
  }

  static Future<Void> lock(Queries queries) {
    return queries.run(LOCK).mapEmpty();
  }

  /// @param youngEnough a key made after this makes a new one needless
  static Future<Void> insertIfDue(
      Queries queries, SigningPair pair, Buffer sealed, Instant now, Instant youngEnough) {
    return queries
        .run(
            INSERT_IF_DUE,
            pair.id(),
            sealed,
            pair.publicJwk(),
            now.atOffset(ZoneOffset.UTC),
            youngEnough.atOffset(ZoneOffset.UTC))
        .mapEmpty();
  }

  /// @param longKnown a key made before this has replaced all older ones
  static Future<List<Kept>> inUse(Queries queries, Instant longKnown) {
    return queries
        .run(IN_USE, longKnown.atOffset(ZoneOffset.UTC))
        .map(
            rows -> {
              var keys = new ArrayList<Kept>(rows.size());
              rows.forEach(
                  row ->
                      keys.add(
                          new Kept(
                              row.getString("id"),
                              row.getBuffer("sealed"),
                              row.getString("public_jwk"),
                              row.getOffsetDateTime("created_at").toInstant())));
              return keys;
            });
  }
}
