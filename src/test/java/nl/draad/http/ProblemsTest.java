package nl.draad.http;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import nl.draad.postgres.Unreachable;
import nl.draad.routes.Ask;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
  private HttpWorld world;

  @BeforeAll
  void open() {
    world =
        new HttpWorld(
            Route.open(
                GET,
                "/api/test/throws",
                _ -> {
                  throw new IllegalStateException("a secret of Anna");
                }),
            Route.open(
                GET,
                "/api/test/fails",
                _ -> Future.failedFuture(new IllegalStateException("a secret of Anna"))),
            Route.open(
                GET, "/api/test/away", _ -> Future.failedFuture(new Unreachable(true, null))),
            Route.open(
                POST, "/api/test/away", _ -> Future.failedFuture(new Unreachable(true, null))),
            Route.open(
                PUT, "/api/test/away", _ -> Future.failedFuture(new Unreachable(false, null))),
            Route.open(POST, "/api/test/body", ProblemsTest::echo),
            Route.open(
                GET,
                "/api/test/ids/{id}",
                ask ->
                    Answer.yes(
                        Reply.ok(json -> json.writeStringField("id", ask.id("id").toString())))),
            Route.signedIn(
                GET,
                "/api/test/mine",
                ask ->
                    Answer.yes(
                        Reply.ok(json -> json.writeStringField("who", ask.person().toString())))));
  }

  @AfterAll
  void close() {
    world.close();
  }

  private static Future<Answer<Reply>> echo(Ask ask) {
    var text = ask.body().text("text", 100_000);
    return Answer.yes(Reply.ok(json -> json.writeNumberField("length", text.length())));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertProblem(send(GET, "/api/nothing"), Refusal.NOT_FOUND);
    assertProblem(send(POST, "/nothing"), Refusal.NOT_FOUND);
    assertProblem(send(GET, "/api"), Refusal.NOT_FOUND);
    assertProblem(send(GET, "/api/test/ids/not-a-uuid"), Refusal.NOT_FOUND);
  }

  @Test
  void anotherMethodIsNotAllowedAndTheRightOnesAreTold() {
    var response = send(PUT, "/api/session");
    assertProblem(response, Refusal.METHOD_NOT_ALLOWED);
    assertThat(response.getHeader("Allow")).isEqualTo("POST, DELETE");
    assertProblem(send(DELETE, "/api/organisations"), Refusal.METHOD_NOT_ALLOWED);
    assertProblem(send(HttpMethod.TRACE, "/api/organisations"), Refusal.METHOD_NOT_ALLOWED);
    assertProblem(send(HttpMethod.OPTIONS, "/api/organisations"), Refusal.METHOD_NOT_ALLOWED);
  }

  @Test
  void anAddressThatCannotBeReadIsRefused() {
    assertProblem(send(GET, "/api/test/ids/%zz"), Refusal.MALFORMED);
    assertProblem(send(GET, "/api/test/ids/%ff%fe"), Refusal.NOT_FOUND);
    assertProblem(send(GET, "/api/organisations?a=%zz"), Refusal.MALFORMED);
  }

  @Test
  void aBodyHasToBeOneJsonObject() {
    for (var body :
        new String[] {
          "{", "[]", "\"text\"", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "null", "\u0000"
        }) {
      assertProblem(text(body, "application/json"), Refusal.MALFORMED);
    }
    assertProblem(text("{\"text\":\"a\"}", "text/plain"), Refusal.MALFORMED);
    assertProblem(text("text=a", "application/x-www-form-urlencoded"), Refusal.MALFORMED);
    assertProblem(text("a", "multipart/form-data; boundary=x"), Refusal.MALFORMED);
    assertThat(text("{\"text\":\"a\"}", "Application/JSON; charset=utf-8").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFieldThatIsMissingOrWrongIsNamed() {
    var missing = text("{}", "application/json");
    assertProblem(missing, Refusal.MISSING_FIELD);
    assertThat(HttpWorld.json(missing).getString("detail")).contains("text");
    var wrong = text("{\"text\":{\"secret\":1}}", "application/json");
    assertProblem(wrong, Refusal.WRONG_VALUE);
    assertThat(HttpWorld.json(wrong).getString("detail")).contains("text").doesNotContain("secret");
    assertProblem(send(POST, "/api/test/body"), Refusal.MISSING_FIELD);
  }

  @Test
  void aBodyOf64KibIsReadAndOneByteMoreIsRefused() {
    var wrapping = "{\"text\":\"\"}".length();
    var fits = "{\"text\":\"" + "a".repeat(Bodies.MOST - wrapping) + "\"}";
    var response = text(fits, "application/json");
    assertThat(HttpWorld.json(response).getInteger("length")).isEqualTo(Bodies.MOST - wrapping);
    assertProblem(text(fits + " ", "application/json"), Refusal.TOO_LARGE);
    assertProblem(text("a".repeat(5_000_000), "application/json"), Refusal.TOO_LARGE);
  }

  @Test
  void aBodyThatDoesNotTellItsLengthIsCountedAsItComes() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
      var out = socket.getOutputStream();
      var head =
          String.join(
              "\r\n",
              "POST /api/test/body HTTP/1.1",
              "Host: here",
              "Content-Type: application/json",
              "Transfer-Encoding: chunked",
              "",
              "");
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      var chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
      for (var i = 0; i < 5; i++) {
        out.write(chunk.getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }
  }

  @Test
  void withoutAValidTokenNobodyIsSignedIn() {
    var response = send(GET, "/api/test/mine");
    assertProblem(response, Refusal.NOT_SIGNED_IN);
    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    for (var header : new String[] {"", "Bearer", "Bearer ", "Bearer x.y.z", "Basic YTpi"}) {
      assertProblem(
          world.request(GET, "/api/test/mine").putHeader("Authorization", header).send().await(),
          Refusal.NOT_SIGNED_IN);
    }
  }

  @Test
  void aFailureIsLoggedOnceUnderItsInstanceAndWithoutContent() {
    var log = (Logger) LoggerFactory.getLogger(Problems.class);
    for (var path : new String[] {"/api/test/throws", "/api/test/fails"}) {
      var lines = new ListAppender<ILoggingEvent>();
      lines.start();
      log.addAppender(lines);
      var response = send(GET, path);
      log.detachAppender(lines);
      assertProblem(response, Refusal.FAILURE);
      assertThat(response.bodyAsString()).doesNotContain("secret");
      assertThat(lines.list).hasSize(1);
      assertThat(lines.list.getFirst().getFormattedMessage())
          .contains(HttpWorld.json(response).getString("instance"), "GET " + path)
          .contains("IllegalStateException", "ProblemsTest")
          .doesNotContain("secret");
    }
  }

  @Test
  void withoutTheStoreAReaderMayComeBackAndAWriterKnowsWhatIsKnown() {
    assertProblem(send(GET, "/api/test/away"), Refusal.UNAVAILABLE);
    assertThat(send(GET, "/api/test/away").getHeader("Retry-After")).isEqualTo("2");
    assertProblem(send(POST, "/api/test/away"), Refusal.OUTCOME_UNKNOWN);
    assertProblem(send(PUT, "/api/test/away"), Refusal.UNAVAILABLE);
  }

  private HttpResponse<Buffer> send(HttpMethod method, String uri) {
    return world.request(method, uri).send().await();
  }

  private HttpResponse<Buffer> text(String body, String type) {
    return world
        .request(POST, "/api/test/body")
        .putHeader("Content-Type", type)
        .sendBuffer(Buffer.buffer(body))
        .await();
  }

  private void assertProblem(HttpResponse<Buffer> response, Refusal refusal) {
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    JsonObject problem = HttpWorld.json(response);
    world.contract.assertFits("Problem", problem);
    assertThat(problem.getString("type")).isEqualTo(refusal.type());
    assertThat(problem.getInteger("number")).isEqualTo(refusal.number());
    assertThat(problem.getInteger("status")).isEqualTo(refusal.status());
    assertThat(response.statusCode()).isEqualTo(refusal.status());
  }
}
