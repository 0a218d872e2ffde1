package nl.draad.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.regex.Pattern;
import nl.draad.crypto.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFilesTest {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private HttpWorld world;

  @BeforeAll
  void open() {
    world = new HttpWorld(new Rules(false, true, Rules.USUAL));
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/lindermeer", "/chats/0190b0f2", "/anything/at/all?a=b"})
  void aBrowserThatNavigatesGetsThePage(String uri) {
    var page = navigate(uri);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.bodyAsString()).startsWith("<!doctype html>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/app/nothing.js",
        "/lib/nothing.js",
        "/lib/lit/0.0.0/index.js",
        "/metrics/nothing",
        "/.well-known/nothing"
      })
  void whatIsNoPageIsNotFoundEvenByABrowser(String uri) {
    assertThat(navigate(uri).statusCode()).isEqualTo(404);
  }

  @Test
  void aScriptThatAsksForAnUnknownPathDoesNotGetThePage() {
    assertThat(world.get("/lindermeer").statusCode()).isEqualTo(404);
    assertThat(world.request(POST, "/").send().await().statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/../../nl/draad/http/openapi.yaml",
        "/app/..%2f..%2fnl/draad/http/openapi.yaml",
        "/app/%2e%2e/%2e%2e/config/draad.properties",
        "/lib/../config/draad.properties",
        "/lib//etc/passwd",
        "/app/.%00./main.js",
        "/app/main.js/",
        "//etc/passwd",
        "/app/main.js%00.css",
        "/lib/lit/3.3.1/../../../config/draad.properties"
      })
  void noPathLeadsOutOfTheTable(String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 40");
    }
  }

  @Test
  void everyModuleOfTheImportMapIsThereForGood() {
    var found = IMPORT_MAP.matcher(navigate("/").bodyAsString());
    assertThat(found.find()).isTrue();
    var imports = new JsonObject(found.group(1)).getJsonObject("imports");
    assertThat(imports.fieldNames()).contains("lit");
    for (var name : imports.fieldNames()) {
      var path = imports.getString(name);
      if (!path.endsWith("/")) {
        var module = world.get(path);
        assertThat(module.statusCode()).describedAs(path).isEqualTo(200);
        assertThat(module.getHeader("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(module.getHeader("Cache-Control"))
            .isEqualTo("public, max-age=31536000, immutable");
      }
    }
  }

  @Test
  void everyImportOfTheLibrariesCanBeFound() {
    var imports = importMap();
    for (var name : new String[] {"lit-html", "@lit/reactive-element"}) {
      assertThat(imports.containsKey(name)).describedAs(name).isTrue();
    }
    assertThat(world.get(imports.getString("lit-element/") + "lit-element.js").statusCode())
        .isEqualTo(200);
    assertThat(world.get(imports.getString("lit-html/") + "is-server.js").statusCode())
        .isEqualTo(200);
    assertThat(world.get(imports.getString("lit/") + "directives/repeat.js").statusCode())
        .isEqualTo(200);
  }

  @Test
  void thePolicyAllowsTheImportMapAndNothingElseInline() {
    var page = navigate("/");
    var found = IMPORT_MAP.matcher(page.bodyAsString());
    assertThat(found.find()).isTrue();
    var digest = Base64.getEncoder().encodeToString(Secrets.digest(found.group(1)));
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self' 'sha256-" + digest + "';")
        .contains("style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/app/main.js",
        "/api/organisations",
        "/api/nothing",
        "/nothing",
        "/.well-known/jwks.json"
      })
  void everyAnswerIsStrict(String uri) {
    var headers = world.request(GET, uri).send().await().headers();
    assertThat(headers.get("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.get("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(headers.get("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(headers.get("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(headers.get("Permissions-Policy")).contains("camera=()");
    assertThat(headers.get("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(headers.contains("Server")).isFalse();
  }

  @Test
  void aKnownFileIsNotSentAgain() {
    var first = world.get("/app/main.js");
    assertThat(first.statusCode()).isEqualTo(200);
    var tag = first.getHeader("ETag");
    assertThat(tag).matches("\"[A-Za-z0-9_-]{43}\"");
    var again = world.request(GET, "/app/main.js").putHeader("If-None-Match", tag).send().await();
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.bodyAsString()).isNull();
    var other =
        world.request(GET, "/app/main.js").putHeader("If-None-Match", "\"x\"").send().await();
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void whoTakesItPackedGetsItPacked() {
    var uri = importMap().getString("lit-html");
    var plain = world.get(uri);
    var packed = world.request(GET, uri).putHeader("Accept-Encoding", "br, gzip").send().await();
    assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeader("Vary")).isEqualTo("Accept-Encoding");
    assertThat(packed.getHeader("ETag")).isNotEqualTo(plain.getHeader("ETag"));
    assertThat(Integer.parseInt(packed.getHeader("Content-Length")))
        .isLessThan(Integer.parseInt(plain.getHeader("Content-Length")));
  }

  @Test
  void aHeadIsAnAnswerWithoutItsBody() {
    var head = world.request(HEAD, "/app/main.js").send().await();
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(Integer.parseInt(head.getHeader("Content-Length"))).isPositive();
  }

  @Test
  void apiAnswersAreNeverKept() {
    assertThat(world.get("/api/organisations").getHeader("Cache-Control")).isEqualTo("no-store");
  }

  private JsonObject importMap() {
    var found = IMPORT_MAP.matcher(navigate("/").bodyAsString());
    assertThat(found.find()).isTrue();
    return new JsonObject(found.group(1)).getJsonObject("imports");
  }

  private HttpResponse<Buffer> navigate(String uri) {
    return world
        .request(GET, uri)
        .putHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .send()
        .await();
  }
}
