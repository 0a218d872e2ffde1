package nl.draad.account;

import static nl.draad.account.AccountWorld.given;
import static nl.draad.account.AccountWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import nl.draad.crypto.Secrets;
import nl.draad.crypto.SigningPair;
import nl.draad.identity.PersonId;
import nl.draad.identity.SessionId;
import nl.draad.postgres.Statement;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final PersonId PERSON = new PersonId(new UUID(1, 1));
  private static final SessionId SESSION = new SessionId(new UUID(2, 2));
  private AccountWorld world;

  @BeforeEach
  void open() {
    world = new AccountWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aTokenSaysWhoAndForHowLong() {
    var who = given(world.tokens.verify(world.tokens.issue(PERSON, SESSION)));
    assertThat(who.person()).isEqualTo(PERSON);
    assertThat(who.session()).isEqualTo(SESSION);
    assertThat(who.until()).isEqualTo(world.clock.instant().plus(AccountWorld.LIFE));
  }

  @Test
  void itHoldsTheClaimsAndTheKeysName() {
    var parts = world.tokens.issue(PERSON, SESSION).split("\\.");
    assertThat(decoded(parts[0]).fieldNames()).containsExactlyInAnyOrder("typ", "alg", "kid");
    assertThat(decoded(parts[0]).getString("alg")).isEqualTo("ES256");
    assertThat(decoded(parts[1]).getMap())
        .containsEntry("sub", PERSON.toString())
        .containsEntry("sid", SESSION.toString())
        .containsEntry("iss", "test")
        .containsEntry("aud", "draad")
        .containsOnlyKeys("sub", "sid", "iat", "exp", "iss", "aud");
  }

  @Test
  void itExpiresAtItsLastSecond() {
    var token = world.tokens.issue(PERSON, SESSION);
    world.clock.pass(AccountWorld.LIFE.minusSeconds(1));
    given(world.tokens.verify(token));
    world.clock.pass(Duration.ofSeconds(1));
    assertRefused(token);
  }

  @Test
  void whatIsNoTokenIsRefused() {
    assertRefused("");
    assertRefused(".");
    assertRefused("..");
    assertRefused("a.b.c");
    assertRefused("\uD83D\uDE00".repeat(100));
    assertRefused("a".repeat(1_000_000));
  }

  @Test
  void aChangedTokenIsRefused() {
    var token = world.tokens.issue(PERSON, SESSION);
    var parts = token.split("\\.");
    var other = decoded(parts[1]).put("sub", new UUID(9, 9).toString());
    assertRefused(parts[0] + "." + encoded(other) + "." + parts[2]);
    assertRefused(parts[0] + "." + parts[1]);
    assertRefused(parts[0] + "." + parts[1] + ".");
    assertRefused(token + ".x");
    assertRefused(parts[0] + "." + parts[1] + "." + "A".repeat(86));
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    var claims = world.tokens.issue(PERSON, SESSION).split("\\.")[1];
    for (var alg : new String[] {"none", "None", "NONE", "", "HS256"}) {
      var header = encoded(new JsonObject().put("typ", "JWT").put("alg", alg));
      assertRefused(header + "." + claims);
      assertRefused(header + "." + claims + ".");
      assertRefused(header + "." + claims + ".AAAA");
    }
  }

  @Test
  void thePublicKeyIsNoSecretToSignWith() {
    var jwk = new JsonObject(world.keys.jwks()).getJsonArray("keys").getJsonObject(0);
    var claims = world.tokens.issue(PERSON, SESSION).split("\\.")[1];
    var header = encoded(new JsonObject().put("alg", "HS256").put("kid", jwk.getString("kid")));
    var mac =
        JWTAuth.create(
                world.vertx,
                new JWTAuthOptions()
                    .addPubSecKey(
                        new io.vertx.ext.auth.PubSecKeyOptions()
                            .setAlgorithm("HS256")
                            .setBuffer(jwk.encode())))
            .generateToken(decoded(claims), new JWTOptions().setAlgorithm("HS256"));
    assertRefused(mac);
    assertRefused(header + "." + claims + "." + mac.split("\\.")[2]);
  }

  @Test
  void anotherKeyIsRefusedEvenUnderOurKeysName() {
    var stranger = new JsonObject(SigningPair.generate().privateJwk());
    var own = world.tokens.issue(PERSON, SESSION).split("\\.");
    var claims = decoded(own[1]);
    assertRefused(signed(stranger, claims));
    stranger.put("kid", decoded(own[0]).getString("kid"));
    assertRefused(signed(stranger, claims));
    stranger.remove("kid");
    assertRefused(signed(stranger, claims));
  }

  @Test
  void aTokenOfOursForSomebodyElseIsRefused() {
    var elsewhere = new Tokens(world.keys, "elsewhere", AccountWorld.LIFE, world.clock);
    assertRefused(elsewhere.issue(PERSON, SESSION));
  }

  @Test
  void twoNodesThatStartAtOnceMakeOneKey() {
    try (var fresh = new AccountWorld()) {
      fresh.database.run(sql("delete from signing_key")).await();
      var north = fresh.keys(AccountWorld.master(1));
      var south = fresh.keys(AccountWorld.master(1));
      Future.all(north.tend(), south.tend()).await();
      assertThat(north.jwks()).isEqualTo(south.jwks());
      assertThat(keys(north)).isEqualTo(1);
      var token = new Tokens(north, "test", AccountWorld.LIFE, fresh.clock).issue(PERSON, SESSION);
      given(new Tokens(south, "test", AccountWorld.LIFE, fresh.clock).verify(token));
    }
  }

  @Test
  void aKeyIsReplacedInTimeAndNobodyIsSignedOutByIt() {
    var other = world.keys(AccountWorld.master(1));
    var old = keyOf(world.tokens.issue(PERSON, SESSION));
    world.clock.pass(SigningKeys.AGE);
    other.tend().await();
    assertThat(keys(other)).isEqualTo(2);
    world.keys.tend().await();
    assertThat(keyOf(world.tokens.issue(PERSON, SESSION))).isEqualTo(old);

    world.clock.pass(SigningKeys.SETTLES);
    var last = world.tokens.issue(PERSON, SESSION);
    assertThat(keyOf(last)).isEqualTo(old);
    world.keys.tend().await();
    var first = world.tokens.issue(PERSON, SESSION);
    assertThat(keyOf(first)).isNotEqualTo(old);
    given(world.tokens.verify(last));
    given(world.tokens.verify(first));

    world.clock.pass(SigningKeys.REPLACES);
    world.keys.tend().await();
    assertThat(keys(world.keys)).isEqualTo(1);
    given(world.tokens.verify(world.tokens.issue(PERSON, SESSION)));
  }

  @Test
  void anotherMasterKeyIsNoticedAtStart() {
    assertThatThrownBy(() -> world.keys(AccountWorld.master(2)).tend().await())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("master key");
  }

  @Test
  void aTokenBeforeTheFirstKeyIsMisuse() {
    var keys = world.keys(AccountWorld.master(1));
    assertThatThrownBy(keys::jwks).isInstanceOf(IllegalStateException.class);
  }

  private void assertRefused(String token) {
    assertThat(refusal(world.tokens.verify(token))).isEqualTo(Refusal.NOT_SIGNED_IN);
  }

  private String signed(JsonObject jwk, JsonObject claims) {
    return JWTAuth.create(world.vertx, new JWTAuthOptions().addJwk(jwk))
        .generateToken(claims.copy(), new JWTOptions().setAlgorithm("ES256"));
  }

  private static int keys(SigningKeys keys) {
    return new JsonObject(keys.jwks()).getJsonArray("keys").size();
  }

  private static String keyOf(String token) {
    return decoded(token.split("\\.")[0]).getString("kid");
  }

  private static JsonObject decoded(String part) {
    return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }

  private static String encoded(JsonObject part) {
    return Secrets.text(part.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static Statement sql(String text) {
    return new Statement("test", text);
  }
}
