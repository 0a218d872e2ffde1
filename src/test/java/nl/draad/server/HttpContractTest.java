package nl.draad.server;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import nl.draad.access.ChannelRole;
import nl.draad.crypto.MasterKey;
import nl.draad.dossier.DossierId;
import nl.draad.dossier.Team;
import nl.draad.http.Contract;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.World;
import nl.draad.wire.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A whole node, held to `openapi.yaml` in both directions.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpContractTest {
  private final Vertx vertx = Vertx.vertx();
  private final Contract contract = new Contract();
  private final TestDatabase database = Services.database();
  private final World world = new World(database);
  private Draad node;
  private WebClient client;

  @BeforeAll
  void start() {
    node = Draad.start(settings(), Clock.systemUTC()).await();
    client =
        WebClient.create(
            vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(node.port()));
  }

  @AfterAll
  void stop() {
    client.close();
    node.close();
    vertx.close().await();
  }

  private Settings settings() {
    var key = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    return new Settings(
        new Settings.Http("127.0.0.1", 0, Settings.Balancer.NONE),
        new Settings.Postgres(CoreNode.address(database), 6),
        new Settings.Redis(List.of(URI.create(Services.redisUri())), false, new Secret("")),
        new Settings.Node("whole", 1, Duration.ZERO, Settings.Log.LINES),
        new Settings.Security(key, Duration.ofMinutes(10), Duration.ofDays(30)),
        Path.of("unused"));
  }

  @Test
  void everyRouteOfTheFeaturesStandsInTheContract() {
    var plumbing = Plumbing.lay(settings(), Clock.systemUTC());
    var routes = new TreeSet<String>();
    new Features(plumbing).routes().forEach(route -> routes.add(Contract.operation(route)));
    plumbing.close().await();
    assertThat(contract.operations()).containsAll(routes);
    assertThat(routes).isNotEmpty();
  }

  @Test
  void everyOperationOfTheContractIsThere() {
    for (var operation : contract.operations()) {
      var parts = operation.split(" ");
      var path = parts[1].replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
      var response = client.request(HttpMethod.valueOf(parts[0]), path).send().await();
      if (contract.needsToken(operation)) {
        assertThat(response.statusCode()).describedAs(operation).isEqualTo(401);
      } else if (!path.equals(parts[1])) {
        assertThat(response.statusCode()).describedAs(operation).isIn(200, 404);
      } else {
        assertThat(response.statusCode()).describedAs(operation).isNotIn(404, 405, 500);
      }
    }
  }

  @Test
  void everyAnswerOfATalkFitsItsSchema() {
    var organisation = world.organisation("noord");
    var desk = UUID.randomUUID();
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, 'Chat')",
        desk,
        organisation.value());
    var client = signUp("Anna");
    var worker = signUp("Bram");
    world.execute(
        "insert into staff values (?, ?, 'worker')", organisation.value(), person(worker).value());

    ask(client, GET, "/api/me", null, 200);
    ask(
        worker,
        PUT,
        "/api/duty",
        new JsonObject().put("desks", new JsonArray().add("" + desk)),
        200);
    ask(
        client,
        PUT,
        "/api/duty",
        new JsonObject().put("desks", new JsonArray().add("" + desk)),
        403);
    var chats = "/api/desks/" + desk + "/chats";
    var subject = new JsonObject().put("subject", "Een brief die ik niet snap");
    var chat = ask(client, POST, chats, subject, 201).getString("id");
    assertThat(ask(client, POST, chats, subject, 200).getString("id")).isEqualTo(chat);
    assertThat(ask(client, GET, "/api/me", null, 200).getJsonArray("chats")).hasSize(1);
    assertThat(ask(null, GET, "/api/organisations/noord", null, 200).encode())
        .contains("\"waiting\":1,\"workers\":1");
    ask(null, GET, "/api/organisations", null, 200);

    ask(client, POST, "/api/chats/" + chat + "/claim", null, 403);
    ask(worker, POST, "/api/chats/" + chat + "/claim", null, 200);
    ask(worker, POST, "/api/desks/" + desk + "/claim", null, 404);
    ask(worker, GET, "/api/duty", null, 200);
    ask(worker, GET, "/api/me", null, 200);
    assertThat(ask(client, GET, "/api/chats/" + chat, null, 200).getString("state"))
        .isEqualTo("active");
    ask(client, POST, "/api/chats/" + chat + "/end", null, 200);
    ask(worker, POST, "/api/chats/" + chat + "/end", null, 200);
    ask(client, GET, "/api/chats?as=client&limit=1", null, 200);
    ask(worker, GET, "/api/chats?as=worker", null, 200);
    ask(worker, GET, "/api/chats?as=nobody", null, 400);
    ask(worker, GET, "/api/chats?limit=1000", null, 400);
    ask(signUp("Cor"), GET, "/api/chats/" + chat, null, 404);
    ask(client, DELETE, "/api/session", null, 204);
  }

  @Test
  void everyAnswerAboutOpeningHoursFitsItsSchema() {
    var organisation = world.organisation("west");
    var desk = UUID.randomUUID();
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, 'Geld')",
        desk,
        organisation.value());
    var gerda = signUp("Gerda West");
    world.execute(
        "insert into staff values (?, ?, 'coordinator')",
        organisation.value(),
        person(gerda).value());
    var path = "/api/desks/" + desk;
    var unset = ask(gerda, GET, path + "/hours", null, 200);
    assertThat(unset.getInteger("version")).isZero();
    assertThat(unset.getJsonObject("opening").getBoolean("open")).isTrue();
    var hours = unset.getJsonObject("hours").put("always", false);
    var mornings = new JsonArray().add(period("09:00", "12:00")).add(period("13:00", "24:00"));
    hours.getJsonObject("week").put("monday", mornings);
    var closed = new JsonObject().put("date", "2030-02-01").put("periods", new JsonArray());
    hours.getJsonArray("exceptions").add(closed.copy().put("reason", "teamdag"));
    var set = ask(gerda, PUT, path + "/hours", change(0, hours), 200);
    assertThat(set.getJsonObject("hours")).isEqualTo(hours);
    assertThat(set.getJsonObject("changed").getJsonObject("by").getString("name"))
        .isEqualTo("Gerda West");
    refused(gerda, path, change(0, hours), 409, "changed-meanwhile");
    hours.getJsonArray("exceptions").add(closed);
    refused(gerda, path, change(1, hours), 422, "date-twice");
    mornings.add(period("11:00", "11:30"));
    refused(gerda, path, change(1, hours), 422, "periods-overlap");
    mornings.add(period("08:00", "08:00"));
    refused(gerda, path, change(1, hours), 422, "period-backwards");
    mornings.remove(3);
    mornings.add(period("8:00", "9:00"));
    refused(gerda, path, change(1, hours), 400, "wrong-value");
    mornings.remove(3);
    refused(gerda, path, change(1, hours.put("zone", "Mars/Base")), 422, "unknown-zone");
    var text = new JsonObject().put("text", "Storing");
    ask(gerda, PUT, path + "/emergency", text, 200);
    ask(gerda, PUT, path + "/emergency", text.put("until", "2020-01-01T00:00:00Z"), 422);
    ask(gerda, PUT, path + "/emergency", text.put("until", "2090-01-01T00:00:00Z"), 200);
    ask(gerda, PUT, path + "/emergency", new JsonObject().put("text", " "), 422);
    assertThat(ask(null, GET, "/api/organisations/west", null, 200).encode())
        .contains("\"emergency\":true", "Storing");
    ask(gerda, POST, path + "/chats", new JsonObject(), 409);
    ask(gerda, DELETE, path + "/emergency", null, 200);
  }

  private void refused(JsonObject who, String path, JsonObject body, int status, String type) {
    assertThat(ask(who, PUT, path + "/hours", body, status).getString("type"))
        .isEqualTo("/problems/" + type);
  }

  private static JsonObject change(int version, JsonObject hours) {
    return new JsonObject().put("version", version).put("hours", hours);
  }

  private static JsonObject period(String opens, String closes) {
    return new JsonObject().put("opens", opens).put("closes", closes);
  }

  @Test
  void everyAnswerAboutADossierFitsItsSchema() {
    var organisation = world.organisation("zuid");
    var client = signUp("Dora");
    var worker = signUp("Emma");
    var supporter = signUp("Frits");
    world.execute(
        "insert into staff values (?, ?, 'worker')", organisation.value(), person(worker).value());
    var dossier = dossier(organisation, person(client), person(worker), person(supporter));
    var path = "/api/dossiers/" + dossier;

    assertThat(ask(client, GET, "/api/me", null, 200).getJsonArray("dossiers")).hasSize(1);
    for (var who : List.of(client, worker, supporter)) {
      ask(who, GET, "/api/dossiers", null, 200);
      ask(who, GET, path, null, 200);
      assertThat(ask(who, GET, path + "/team", null, 200).getJsonArray("members")).hasSize(3);
    }
    ask(client, GET, path + "/chats", null, 200);
    ask(worker, GET, path + "/chats?limit=5", null, 200);
    ask(supporter, GET, path + "/chats", null, 403);
    ask(signUp("Gerda"), GET, path, null, 404);
    ask(worker, DELETE, path + "/team/" + person(supporter), null, 403);
    ask(client, DELETE, path + "/team/" + person(supporter), null, 204);
    ask(supporter, GET, path, null, 404);
  }

  private DossierId dossier(
      OrganisationId at, PersonId client, PersonId worker, PersonId supporter) {
    try (var core = CoreNode.start(database, Services.redisUri(), Clock.systemUTC())) {
      var team = new Team(core.messaging().log(), Clock.systemUTC());
      var dossier = given(team.open(at, client));
      var history = Team.History.ALL;
      given(team.add(dossier, client, new Team.Newcomer(worker, ChannelRole.WORKER, history)));
      given(
          team.add(dossier, client, new Team.Newcomer(supporter, ChannelRole.SUPPORTER, history)));
      return dossier;
    }
  }

  private static <T> T given(Future<Answer<T>> answer) {
    return switch (answer.await()) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  private JsonObject signUp(String name) {
    var body =
        new JsonObject()
            .put("name", name)
            .put("email", name.replace(' ', '.') + "@example.org")
            .put("password", "een lang wachtwoord");
    return ask(null, POST, "/api/accounts", body, 201);
  }

  private static PersonId person(JsonObject session) {
    return new PersonId(UUID.fromString(session.getJsonObject("person").getString("id")));
  }

  /// Asks in somebody's name, or in nobody's; the answer has this status and fits its schema.
  private JsonObject ask(
      @Nullable JsonObject who,
      HttpMethod method,
      String uri,
      @Nullable JsonObject body,
      int status) {
    var request =
        client.request(method, uri).putHeader("Idempotency-Key", UUID.randomUUID().toString());
    if (who != null) {
      request.bearerTokenAuthentication(who.getString("token"));
    }
    HttpResponse<Buffer> response =
        (body == null ? request.send() : request.sendJsonObject(body)).await();
    contract.check(method, uri, response);
    assertThat(response.statusCode())
        .describedAs(method + " " + uri + " " + response.bodyAsString())
        .isEqualTo(status);
    return Objects.requireNonNullElseGet(response.bodyAsJsonObject(), JsonObject::new);
  }
}
