package nl.draad.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import nl.draad.account.SigningKeyStatements.Kept;
import nl.draad.crypto.Sealing;
import nl.draad.crypto.SigningPair;
import nl.draad.postgres.Database;
import org.jspecify.annotations.Nullable;

/// The keys that sign access tokens, shared by all nodes through the database, private halves
/// sealed. The first node that starts makes the first; when the newest is older than [#AGE], the
/// next node that looks makes another. A new key is published at once but signs only after
/// [#SETTLES], when every node has seen it; an old one goes when no token of it can be alive.
/// Thread-safe.
public final class SigningKeys {
  /// How long a key is the newest.
  static final Duration AGE = Duration.ofDays(90);

  /// How long after a key was made it begins to sign: three rounds of [#tend].
  static final Duration SETTLES = Duration.ofMinutes(15);

  /// How long after a key was made the ones before it are forgotten.
  static final Duration REPLACES = Duration.ofHours(2);

  private final Vertx vertx;
  private final Database database;
  private final Sealing sealing;
  private final Clock clock;

  private volatile @Nullable Ring ring; // null until the first tend

  /// The keys of one moment: one signs, all verify, all are published.
  record Ring(JWTAuth signer, JWTAuth verifier, String jwks) {}

  public SigningKeys(Vertx vertx, Database database, Sealing sealing, Clock clock) {
    this.vertx = vertx;
    this.database = database;
    this.sealing = sealing;
    this.clock = clock;
  }

  /// Makes a key if one is due and takes up what the other nodes made. To be called before the
  /// first token and then every five minutes. Fails when a key was sealed with another master key.
  public Future<Void> tend() {
    var pair = SigningPair.generate();
    var secret = pair.privateJwk().getBytes(StandardCharsets.UTF_8);
    var sealed = Buffer.buffer(sealing.seal(secret, pair.id()));
    var now = clock.instant();
    return database
        .transaction(
            all ->
                SigningKeyStatements.lock(all)
                    .compose(
                        _ ->
                            SigningKeyStatements.insertIfDue(
                                all, pair, sealed, now, now.minus(AGE)))
                    .compose(_ -> SigningKeyStatements.inUse(all, now.minus(REPLACES))))
        .map(keys -> ring = ring(keys, now))
        .mapEmpty();
  }

  /// The public halves, as a JSON Web Key Set.
  String jwks() {
    return now().jwks();
  }

  Ring now() {
    var known = ring;
    if (known == null) {
      throw new IllegalStateException("expected keys before the first token but were not tended");
    }
    return known;
  }

  private Ring ring(List<Kept> keys, Instant now) {
    var settled = now.minus(SETTLES);
    var signing =
        keys.reversed().stream()
            .filter(key -> !key.createdAt().isAfter(settled))
            .findFirst()
            .orElse(keys.getFirst());
    var all = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
    keys.forEach(key -> all.addJwk(new JsonObject(key.publicJwk())));
    var signer = new JWTAuthOptions().addJwk(new JsonObject(opened(signing)));
    var jwks =
        keys.stream().map(Kept::publicJwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    return new Ring(JWTAuth.create(vertx, signer), JWTAuth.create(vertx, all), jwks);
  }

  private String opened(Kept key) {
    try {
      return new String(sealing.open(key.sealed().getBytes(), key.id()), StandardCharsets.UTF_8);
    } catch (Sealing.NotOurs other) {
      throw new IllegalStateException(
          "expected the master key with which this database's signing keys were sealed", other);
    }
  }
}
