package nl.draad.account;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.identity.SessionId;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Access tokens: JSON Web Tokens (RFC 7519), signed with ES256, that say for a few minutes who
/// asks. Checked here, without asking anyone. Claims: `sub` the person, `sid` the session, `iat`,
/// `exp`, `iss` this installation, `aud` always `draad`. Thread-safe.
public final class Tokens {
  private static final String AUDIENCE = "draad";
  private static final int LONGEST = 2_000;

  private final SigningKeys keys;
  private final String issuer;
  private final Duration life;
  private final Clock clock;

  /// Sessions that ended here or elsewhere, each until the last of its tokens has expired; so it
  /// holds what ends in that time.
  private final Map<SessionId, Instant> ended = new ConcurrentHashMap<>();

  /// @param issuer this installation's own name or address, the same on every node
  /// @param life how long one lasts, at most an hour
  public Tokens(SigningKeys keys, String issuer, Duration life, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.life = life;
    this.clock = clock;
  }

  Duration life() {
    return life;
  }

  /// A token for a session of a person, from now on.
  String issue(PersonId person, SessionId session) {
    var now = clock.instant();
    var claims =
        new JsonObject()
            .put("sub", person.toString())
            .put("sid", session.toString())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(life).getEpochSecond())
            .put("iss", issuer)
            .put("aud", AUDIENCE);
    return keys.now().signer().generateToken(claims, new JWTOptions().setAlgorithm("ES256"));
  }

  /// Who a token speaks for. [Refusal#NOT_SIGNED_IN] when it is not ours or has expired,
  /// [Refusal#SIGNED_OUT] when its session is known to have ended.
  public Answer<Principal> verify(String token) {
    if (token.length() > LONGEST) {
      return Answer.refused(Refusal.NOT_SIGNED_IN);
    }
    var checked = keys.now().verifier().authenticate(new TokenCredentials(token));
    if (!checked.isComplete()) {
      throw new IllegalStateException("expected a token to be checked here but was awaited");
    }
    return checked.succeeded()
        ? principal(checked.result()).map(this::living).orElseGet(Tokens::notOurs)
        : notOurs();
  }

  /// Refuses what is left of these sessions' tokens.
  public void ended(Collection<SessionId> sessions) {
    var now = clock.instant();
    ended.values().removeIf(until -> until.isBefore(now));
    sessions.forEach(session -> ended.put(session, now.plus(life)));
  }

  private Answer<Principal> living(Principal who) {
    if (!who.until().isAfter(clock.instant())) {
      return notOurs();
    }
    return ended.containsKey(who.session())
        ? Answer.refused(Refusal.SIGNED_OUT)
        : Answer.given(who);
  }

  /// Empty when a claim is missing or another's, although the signature is ours.
  private Optional<Principal> principal(User user) {
    var claims = user.attributes().getJsonObject("accessToken");
    try {
      if (!issuer.equals(claims.getString("iss")) || !AUDIENCE.equals(claims.getString("aud"))) {
        return Optional.empty();
      }
      return Optional.of(
          new Principal(
              new PersonId(UUID.fromString(claims.getString("sub", ""))),
              new SessionId(UUID.fromString(claims.getString("sid", ""))),
              Instant.ofEpochSecond(claims.getLong("exp", 0L))));
    } catch (IllegalArgumentException | ClassCastException _) {
      return Optional.empty();
    }
  }

  private static Answer<Principal> notOurs() {
    return Answer.refused(Refusal.NOT_SIGNED_IN);
  }
}
