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
            .put("email", name + "@example.org")
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
