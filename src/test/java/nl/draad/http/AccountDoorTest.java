package nl.draad.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static nl.draad.http.HttpWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing up and in, as a browser does it, and what anyone may see.
class AccountDoorTest {
  private static final JsonObject ALWAYS_OPEN =
      new JsonObject()
          .put("open", true)
          .put("zone", "Europe/Amsterdam")
          .put("language", "nl")
          .put("emergency", false);

  private HttpWorld world;

  @BeforeEach
  void open() {
    world = new HttpWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whoSignsUpIsSomebodyAtOnce() {
    var made = world.signUp("Anna");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(json(made).getInteger("expiresIn")).isEqualTo(600);
    assertThat(made.bodyAsString()).doesNotContain("draad_refresh", secret(made));

    var me =
        json(world.request(GET, "/api/me").bearerTokenAuthentication(token(made)).send().await());
    assertThat(me.getJsonObject("person")).isEqualTo(json(made).getJsonObject("person"));
    assertThat(me.getJsonObject("person").getString("name")).isEqualTo("Anna");
    assertThat(me.getJsonArray("staff")).isEmpty();
  }

  @Test
  void theCookieIsForTheSessionRoutesAloneAndForNoScript() {
    assertThat(world.signUp("Anna").cookies().getFirst())
        .matches(
            "draad_refresh=[^;]{80}; Path=/api/session; Max-Age=2592000; HttpOnly;"
                + " SameSite=Strict");
    try (var secure = new HttpWorld(new Rules(true, true, Rules.USUAL))) {
      assertThat(secure.signUp("Anna").cookies().getFirst()).endsWith("; SameSite=Strict; Secure");
    }
  }

  @Test
  void eachFieldOfSigningUpIsChecked() {
    assertProblem(signUp(" ", "a@example.nl", "long enough!"), 400, "wrong-value", "name");
    assertProblem(
        signUp("a".repeat(81), "a@example.nl", "long enough!"), 400, "wrong-value", "name");
    assertProblem(signUp("Anna", "example.nl", "long enough!"), 400, "wrong-value", "email");
    assertProblem(signUp("Anna", "a@example.nl", "too short"), 422, "password-too-short", "");
    world.accounts.clock.pass(Duration.ofHours(1));
    assertProblem(signUp("Anna", "a@example.nl", "a".repeat(201)), 422, "password-too-long", "");
    world.accounts.clock.pass(HttpWorld.SIGN_UPS.within());
    assertProblem(
        world.post("/api/accounts", new JsonObject().put("name", "Anna")),
        400,
        "missing-field",
        "email");
    assertThat(signUp("Anna", "a@example.nl", "long enough!").statusCode()).isEqualTo(201);
    assertProblem(signUp("Other", "A@Example.nl", "long enough!"), 409, "address-in-use", "");
  }

  @Test
  void anAddressSignsUpAsOftenAsItsPaceSays() {
    for (var i = 0; i < HttpWorld.SIGN_UPS.times(); i++) {
      assertThat(world.signUp("person" + i).statusCode()).isEqualTo(201);
    }
    var refused = world.signUp("one.more");
    assertProblem(refused, 429, "too-fast", "");
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1200");
    assertThat(signUpFrom("198.51.100.1", "elsewhere").statusCode()).isEqualTo(201);
    world.accounts.clock.pass(Duration.ofSeconds(1199));
    assertThat(world.signUp("one.more").getHeader("Retry-After")).isEqualTo("1");
    world.accounts.clock.pass(Duration.ofSeconds(1));
    assertThat(world.signUp("one.more").statusCode()).isEqualTo(201);
  }

  @Test
  void signingInTellsNothingButThatItDidNotFit() {
    world.signUp("Anna");
    assertThat(signIn("ANNA@example.nl", "Anna's password").statusCode()).isEqualTo(200);
    var wrong = signIn("Anna@example.nl", "Bela's password");
    var unknown = signIn("Bela@example.nl", "Bela's password");
    assertProblem(wrong, 401, "wrong-credentials", "");
    assertThat(unknown.bodyAsString()).isEqualTo(wrong.bodyAsString());
    assertThat(unknown.statusCode()).isEqualTo(401);
  }

  @Test
  void guessingIsSlowedDownAndTheWaitIsTold() {
    for (var i = 0; i < 5; i++) {
      signIn("Anna@example.nl", "guess " + i);
    }
    var refused = signIn("Anna@example.nl", "guess again");
    assertProblem(refused, 429, "too-fast", "");
    assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void thePublicKeysAreThereForAnyone() {
    var keys = json(world.get("/.well-known/jwks.json")).getJsonArray("keys");
    assertThat(keys).hasSize(1);
    assertThat(world.get("/.well-known/jwks.json").getHeader("Cache-Control")).contains("public");
  }

  @Test
  void organisationsAreThereForAnyoneAndSoIsHowBusyTheyAre() {
    var north = new UUID(1, 1);
    world.run("insert into organisation values ($1, 'north', 'Noord')", north);
    world.run("insert into desk values ($1, $2, 'Chat')", HttpWorld.BUSY.value(), north);
    world.run("insert into desk values ($1, $2, 'Geld')", new UUID(3, 2), north);
    assertThat(json(world.get("/api/organisations")).getJsonArray("organisations")).hasSize(1);
    var desks = json(world.get("/api/organisations/north")).getJsonArray("desks");
    assertThat(desks)
        .isEqualTo(
            new JsonArray()
                .add(desk(HttpWorld.BUSY.value(), "Chat", 3, 2))
                .add(desk(new UUID(3, 2), "Geld", 0, 0)));
    assertProblem(world.get("/api/organisations/south"), 404, "not-found", "");

    var anna = world.signUp("Anna");
    var id = UUID.fromString(json(anna).getJsonObject("person").getString("id"));
    world.run("insert into staff values ($1, $2, 'worker')", north, id);
    var staff = json(me(token(anna))).getJsonArray("staff").getJsonObject(0);
    assertThat(staff.getString("role")).isEqualTo("worker");
    assertThat(staff.getJsonObject("organisation").getString("slug")).isEqualTo("north");
  }

  private static JsonObject desk(UUID id, String name, int waiting, int workers) {
    return new JsonObject()
        .put("id", id.toString())
        .put("name", name)
        .put("waiting", waiting)
        .put("workers", workers)
        .put("opening", ALWAYS_OPEN);
  }

  /// Each an hour after the one before, so that the pace lets it through.
  private HttpResponse<Buffer> signUp(String name, String email, String password) {
    world.accounts.clock.pass(HttpWorld.SIGN_UPS.within());
    return world.post(
        "/api/accounts",
        new JsonObject().put("name", name).put("email", email).put("password", password));
  }

  private HttpResponse<Buffer> signUpFrom(String address, String name) {
    var body =
        new JsonObject()
            .put("name", name)
            .put("email", name + "@example.nl")
            .put("password", "long enough!");
    return world
        .request(POST, "/api/accounts")
        .putHeader("X-Forwarded-For", "192.0.2.7, " + address)
        .sendJsonObject(body)
        .await();
  }

  private HttpResponse<Buffer> signIn(String email, String password) {
    return world.post(
        "/api/session", new JsonObject().put("email", email).put("password", password));
  }

  /// Without the parts that other features have in it, which the contract asks for.
  private HttpResponse<Buffer> me(String token) {
    return world.request(GET, "/api/me").bearerTokenAuthentication(token).send().await();
  }

  static String token(HttpResponse<Buffer> session) {
    return json(session).getString("token");
  }

  static String secret(HttpResponse<Buffer> session) {
    return session.cookies().getFirst().replaceAll("^draad_refresh=([^;]*);.*", "$1");
  }

  static void assertProblem(HttpResponse<Buffer> response, int status, String name, String detail) {
    var problem = json(response);
    assertThat(problem.getString("type")).isEqualTo("/problems/" + name);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(problem.getString("detail")).contains(detail);
  }
}
