package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.draad.crypto.MasterKey;
import nl.draad.gateway.Limits;
import nl.draad.identity.PersonId;
import nl.draad.pace.Pace;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;

/// A node as it is started by its command, with everything on it, and people with accounts who ask
/// it over HTTP. Several on one database are several nodes. For one test thread.
public final class WholeNode implements AutoCloseable {
  public static final Duration TOKEN = Duration.ofMinutes(10);
  private static final int REFUSED = 300; // a status below it is no refusal
  private static final String PASSWORD = "een lang wachtwoord";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final MasterKey KEY =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final Draad draad;

  /// Somebody with an account, signed in.
  public record Account(PersonId person, String email, String token, String cookie) {}

  public WholeNode(TestDatabase database, Clock clock) {
    this(database, clock, Bounds.USUAL);
  }

  private WholeNode(TestDatabase database, Clock clock, Bounds bounds) {
    this(database, clock, bounds, TOKEN);
  }

  private WholeNode(TestDatabase database, Clock clock, Bounds bounds, Duration token) {
    draad = Draad.start(settings(database, token), clock, bounds).await();
  }

  /// One that takes as much as comes, from people who stay signed in for a day: for tests that ask
  /// more than people do.
  public static WholeNode insatiable(TestDatabase database) {
    return insatiable(database, Limits.usual().patience());
  }

  /// The same with another patience.
  public static WholeNode insatiable(TestDatabase database, Limits.Patience patience) {
    var requests = Pace.perMinute(100_000_000);
    var shares = Limits.Shares.all(requests);
    var frames = new Limits(10_000, 10_000, 1_000_000, patience, shares);
    var bounds = new Bounds(frames, requests, false);
    return new WholeNode(database, Clock.systemUTC(), bounds, Duration.ofDays(1));
  }

  private static Settings settings(TestDatabase database, Duration token) {
    return new Settings(
        new Settings.Http("127.0.0.1", 0, Settings.Balancer.NONE),
        new Settings.Postgres(CoreNode.address(database), 6),
        new Settings.Redis(List.of(URI.create(Services.redisUri())), false, new Secret("")),
        new Settings.Node("whole", 2, Duration.ZERO, Settings.Log.LINES),
        new Settings.Security(KEY, token, Duration.ofDays(30)),
        Path.of("unused"));
  }

  /// Where its door is.
  public int port() {
    return draad.port();
  }

  /// Somebody new.
  public Account signUp(String name) {
    var email = name + "-" + UUID.randomUUID() + "@example.org";
    var body = new JsonObject().put("name", name).put("email", email).put("password", PASSWORD);
    return account(email, send(request("POST", "/api/accounts", body)));
  }

  /// The same person in a new session; nobody when the node refuses.
  public Optional<Account> signIn(Account account) {
    var body = new JsonObject().put("email", account.email()).put("password", PASSWORD);
    var answer = answered(request("POST", "/api/session", body));
    return answer.statusCode() < REFUSED
        ? Optional.of(account(account.email(), answer))
        : Optional.empty();
  }

  /// The same person with a new token in the same session.
  public Account refresh(Account account) {
    var request = request("POST", "/api/session/refresh", new JsonObject());
    return account(account.email(), send(request.header("Cookie", account.cookie())));
  }

  /// The device leaves in a hurry: it has its cookie and no token any more.
  public void leave(Account account) {
    var request = HttpRequest.newBuilder(uri("/api/session")).DELETE();
    send(request.header("Cookie", account.cookie()));
  }

  /// Asks in somebody's name; gives the answer's object.
  public JsonObject ask(Account who, String method, String path, JsonObject body) {
    var answer = send(request(who, method, path, body)).body();
    return answer.isEmpty() ? new JsonObject() : new JsonObject(answer);
  }

  /// Asks in somebody's name; gives whatever comes, a refusal as well.
  public HttpResponse<String> answer(Account who, String method, String path, JsonObject body) {
    return answered(request(who, method, path, body));
  }

  /// What stands at a public address.
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private static Account account(String email, HttpResponse<String> session) {
    var body = new JsonObject(session.body());
    var cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var person = UUID.fromString(body.getJsonObject("person").getString("id"));
    return new Account(new PersonId(person), email, body.getString("token"), cookie);
  }

  private HttpRequest.Builder request(Account who, String method, String path, JsonObject body) {
    return request(method, path, body)
        .header("Authorization", "Bearer " + who.token())
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String method, String path, JsonObject body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body.encode()));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    var answer = answered(request);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(REFUSED);
    return answer;
  }

  private static HttpResponse<String> answered(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    draad.close();
  }
}
