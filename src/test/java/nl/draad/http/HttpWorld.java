package nl.draad.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.draad.account.AccountRoutes;
import nl.draad.account.AccountWorld;
import nl.draad.identity.DeskId;
import nl.draad.organisation.Crowd;
import nl.draad.organisation.OrganisationRoutes;
import nl.draad.organisation.Organisations;
import nl.draad.organisation.hours.Timetables;
import nl.draad.pace.Pace;
import nl.draad.pace.Paces;
import nl.draad.postgres.Statement;
import nl.draad.routes.Route;

/// A door on a free port with accounts and organisations behind it, and someone who asks. Every
/// answer is held to the contract.
final class HttpWorld implements AutoCloseable {
  static final Pace SIGN_UPS = new Pace(3, Duration.ofHours(1));
  static final DeskId BUSY = new DeskId(new UUID(3, 1));

  final AccountWorld accounts = new AccountWorld();
  final Contract contract = new Contract();
  final Site site;
  private final HttpDoor door;
  private final WebClient client;

  HttpWorld(Route... more) {
    this(new Rules(true, false, Rules.USUAL), more);
  }

  HttpWorld(Rules rules, Route... more) {
    var account =
        new AccountRoutes(
            accounts.accounts,
            accounts.sessions,
            accounts.keys,
            new AccountRoutes.Terms(rules.tls(), SIGN_UPS, new Pace(30, Duration.ofMinutes(1))));
    var timetables = new Timetables(accounts.database, accounts.clock);
    var organisation =
        new OrganisationRoutes(
            new Organisations(accounts.database),
            _ -> Future.succeededFuture(Map.of(BUSY, new Crowd(3, 2))),
            timetables);
    var routes = new ArrayList<Route>();
    routes.addAll(account.routes());
    routes.addAll(organisation.routes());
    routes.addAll(List.of(more));
    site =
        new Site(
            routes,
            List.of(account::me, organisation::me),
            accounts.tokens::verify,
            WebFiles.read(HttpWorld.class.getClassLoader()));
    door =
        new HttpDoor(
            HttpDoor.options("127.0.0.1", 0),
            new Callers(Callers.Terms.of(1_000, false)),
            site.router(accounts.vertx, rules, new Paces(this::nanos)));
    accounts.vertx.deployVerticle(door).await();
    client =
        WebClient.create(
            accounts.vertx,
            new WebClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(door.port())
                .setFollowRedirects(false)
                .setUserAgentEnabled(false));
  }

  /// Paces go by the clock of the accounts.
  private long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(accounts.clock.millis());
  }

  int port() {
    return door.port();
  }

  HttpRequest<Buffer> request(HttpMethod method, String uri) {
    return client.request(method, uri);
  }

  HttpResponse<Buffer> get(String uri) {
    return checked(HttpMethod.GET, uri, request(HttpMethod.GET, uri).send());
  }

  HttpResponse<Buffer> get(String uri, String token) {
    return checked(
        HttpMethod.GET, uri, request(HttpMethod.GET, uri).bearerTokenAuthentication(token).send());
  }

  HttpResponse<Buffer> post(String uri, JsonObject body) {
    return checked(HttpMethod.POST, uri, request(HttpMethod.POST, uri).sendJsonObject(body));
  }

  /// Waits for an answer and holds it to the contract.
  HttpResponse<Buffer> checked(HttpMethod method, String uri, Future<HttpResponse<Buffer>> asked) {
    var response = asked.await();
    contract.check(method, uri, response);
    return response;
  }

  HttpResponse<Buffer> signUp(String name) {
    var body =
        new JsonObject()
            .put("name", name)
            .put("email", name + "@example.nl")
            .put("password", name + "'s password");
    return post("/api/accounts", body);
  }

  static JsonObject json(HttpResponse<Buffer> response) {
    return Objects.requireNonNull(response.bodyAsJsonObject(), "expected a body");
  }

  void run(String sql, Object... parameters) {
    accounts.database.run(new Statement("test", sql), parameters).await();
  }

  @Override
  public void close() {
    client.close();
    accounts.close();
  }
}
