package nl.draad.http;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static nl.draad.http.AccountDoorTest.assertProblem;
import static nl.draad.http.AccountDoorTest.secret;
import static nl.draad.http.AccountDoorTest.token;
import static nl.draad.http.HttpWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A session after it was opened: going on, signing out, leaving in a hurry, and who is robbed.
class SessionDoorTest {
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
  void theCookieKeepsADeviceSignedIn() {
    var made = world.signUp("Anna");
    world.accounts.clock.pass(Duration.ofMinutes(10));
    assertProblem(me(token(made)), 401, "not-signed-in", "");
    var again = refresh(secret(made));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(secret(again)).isNotEqualTo(secret(made));
    assertThat(json(me(token(again))).getJsonObject("person").getString("name")).isEqualTo("Anna");
  }

  @Test
  void aStolenCookieEndsTheSession() {
    var made = world.signUp("Anna");
    var thief = refresh(secret(made));
    world.accounts.clock.pass(Duration.ofMinutes(2));
    var device = refresh(secret(made));
    assertThat(device.statusCode()).isEqualTo(200);
    assertProblem(refresh(secret(thief)), 401, "not-signed-in", "");
    assertProblem(refresh(secret(device)), 401, "not-signed-in", "");
    assertThat(world.accounts.told).hasSize(1);
  }

  @Test
  void anAnswerThatWasLostForHoursSignsNobodyOut() {
    var made = world.signUp("Anna");
    refresh(secret(made));
    world.accounts.clock.pass(Duration.ofHours(5));
    var again = refresh(secret(made));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(refresh(secret(again)).statusCode()).isEqualTo(200);
    assertThat(world.accounts.told).isEmpty();
  }

  @Test
  void withoutACookieThereIsNothingToRefresh() {
    assertProblem(
        world.checked(
            POST, "/api/session/refresh", world.request(POST, "/api/session/refresh").send()),
        401,
        "not-signed-in",
        "");
    assertProblem(refresh("nonsense"), 401, "not-signed-in", "");
  }

  @Test
  void signingOutEndsThisDeviceAndTakesItsCookie() {
    var here = world.signUp("Anna");
    var there = signIn("Anna@example.nl", "Anna's password");
    var out = signOut(token(here), "");
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.cookies().getFirst()).startsWith("draad_refresh=; Path=/api/session; Max-Age=0");
    assertProblem(refresh(secret(here)), 401, "not-signed-in", "");
    assertThat(refresh(secret(there)).statusCode()).isEqualTo(200);
    assertThat(signOut(token(here), "").statusCode()).isEqualTo(204);
  }

  @Test
  void signingOutEverywhereEndsAllDevices() {
    var here = world.signUp("Anna");
    var there = signIn("Anna@example.nl", "Anna's password");
    assertThat(signOut(token(here), "?everywhere=true").statusCode()).isEqualTo(204);
    assertProblem(refresh(secret(there)), 401, "not-signed-in", "");
    assertThat(world.accounts.told).hasSize(2);
    assertProblem(signOut(token(here), "?everywhere=perhaps"), 400, "wrong-value", "everywhere");
    assertProblem(signOut("no.token.atall", ""), 401, "not-signed-in", "");
  }

  @Test
  void theCookieAloneEndsItsSession() {
    var here = world.signUp("Anna");
    var there = signIn("Anna@example.nl", "Anna's password");
    world.accounts.clock.pass(Duration.ofMinutes(10));
    var out = leave(secret(here), "", "Authorization", "Bearer " + token(here));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.cookies().getFirst()).startsWith("draad_refresh=; Path=/api/session; Max-Age=0");
    assertThat(world.accounts.told).hasSize(1);
    assertProblem(refresh(secret(here)), 401, "not-signed-in", "");
    assertThat(leave(secret(here), "").statusCode()).isEqualTo(204);
    var renewed = refresh(secret(there));
    assertThat(leave(secret(there), "").statusCode()).isEqualTo(204);
    assertProblem(refresh(secret(renewed)), 401, "not-signed-in", "");
    assertThat(world.accounts.told).hasSize(2);
  }

  @Test
  void tokenAndCookieOfTwoSessionsEndBoth() {
    var here = world.signUp("Anna");
    var there = signIn("Anna@example.nl", "Anna's password");
    var authorization = "Bearer " + token(here);
    assertThat(leave(secret(there), "", "Authorization", authorization).statusCode())
        .isEqualTo(204);
    assertProblem(refresh(secret(here)), 401, "not-signed-in", "");
    assertProblem(refresh(secret(there)), 401, "not-signed-in", "");
  }

  @Test
  void theCookieAloneEndsNothingElse() {
    var here = world.signUp("Anna");
    assertProblem(leave(secret(here), "?everywhere=true"), 401, "not-signed-in", "");
    assertProblem(leave("nonsense", ""), 401, "not-signed-in", "");
    assertProblem(leave(secret(here), "", "Sec-Fetch-Site", "cross-site"), 403, "not-allowed", "");
    assertProblem(
        leave(secret(here), "", "Origin", "https://evil.example"), 403, "not-allowed", "");
    assertThat(refresh(secret(here)).statusCode()).isEqualTo(200);
    assertThat(world.accounts.told).isEmpty();
  }

  @Test
  void aTokenOfASessionThatIsKnownToBeOverIsRefused() {
    var made = world.signUp("Anna");
    signOut(token(made), "");
    world.accounts.tokens.ended(List.copyOf(world.accounts.told));
    assertProblem(me(token(made)), 401, "signed-out", "");
  }

  @Test
  void whatAnotherSiteCausedIsRefused() {
    var cookie = secret(world.signUp("Anna"));
    for (var site : new String[] {"cross-site", "same-site", "nonsense"}) {
      assertProblem(refresh(cookie, "Sec-Fetch-Site", site), 403, "not-allowed", "");
    }
    for (var origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:1", "%"}) {
      assertProblem(refresh(cookie, "Origin", origin), 403, "not-allowed", "");
    }
    assertThat(refresh(cookie, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
    assertThat(refresh(cookie, "Origin", "http://127.0.0.1:" + world.port()).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<Buffer> signIn(String email, String password) {
    return world.post(
        "/api/session", new JsonObject().put("email", email).put("password", password));
  }

  private HttpResponse<Buffer> refresh(String secret, String... header) {
    var request =
        world
            .request(POST, "/api/session/refresh")
            .putHeader("Cookie", "other=1; draad_refresh=" + secret);
    if (header.length > 0) {
      request.putHeader(header[0], header[1]);
    }
    return world.checked(POST, "/api/session/refresh", request.send());
  }

  private HttpResponse<Buffer> signOut(String token, String query) {
    var uri = "/api/session" + query;
    return world.checked(
        DELETE, uri, world.request(DELETE, uri).bearerTokenAuthentication(token).send());
  }

  /// As a device in a hurry does it: with its cookie, and perhaps a token that ran out.
  private HttpResponse<Buffer> leave(String secret, String query, String... header) {
    var uri = "/api/session" + query;
    var request = world.request(DELETE, uri).putHeader("Cookie", "draad_refresh=" + secret);
    if (header.length > 0) {
      request.putHeader(header[0], header[1]);
    }
    return world.checked(DELETE, uri, request.send());
  }

  /// Without the parts that other features have in it, which the contract asks for.
  private HttpResponse<Buffer> me(String token) {
    return world.request(GET, "/api/me").bearerTokenAuthentication(token).send().await();
  }
}
