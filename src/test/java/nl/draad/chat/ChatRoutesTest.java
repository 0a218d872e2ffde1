package nl.draad.chat;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static nl.draad.testing.TestDevice.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.identity.SessionId;
import nl.draad.routes.Ask;
import nl.draad.routes.Caller;
import nl.draad.routes.Parameters;
import nl.draad.routes.Reply;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the desk answers over its routes, as `src/docs/http.md` says it.
class ChatRoutesTest {
  private final DeskWorld desk = new DeskWorld();
  private final ChatRoutes routes =
      new ChatRoutes(desk.south.chats, desk.south.claims, desk.south.duties);
  private final PersonId anna = desk.world.person("Anna");
  private final PersonId wim = desk.staff(desk.organisation, "Wim", "worker");

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aChatGoesFromAskingToItsEnd() {
    var key = UUID.randomUUID().toString();
    var asked = ask(key, new JsonObject().put("subject", "  schulden  "));
    assertThat(asked.status()).isEqualTo(201);
    var chat = json(asked);
    assertThat(chat.getString("channel")).isEqualTo(chat.getString("id"));
    assertThat(chat.getJsonObject("desk").getString("name")).isEqualTo("Inloop");
    assertThat(chat.getJsonObject("organisation").getString("slug")).isEqualTo("linde");
    assertThat(chat.getJsonObject("client"))
        .isEqualTo(new JsonObject().put("person", anna.toString()).put("name", "Anna"));
    assertThat(chat.getString("subject")).isEqualTo("schulden");
    assertThat(chat.getString("state")).isEqualTo("waiting");
    assertThat(chat.getInteger("position")).isEqualTo(1);
    assertThat(chat.getInteger("waiting")).isEqualTo(1);
    assertThat(chat.fieldNames())
        .doesNotContain("worker", "claimedAt", "endedAt", "endedBy")
        .contains("requestedAt");
    assertThat(ask(key, new JsonObject().put("subject", "schulden")).status()).isEqualTo(200);

    duty(new JsonArray().add(desk.desk.toString()));
    var claimed =
        json(call(POST, wim, "/api/desks/{desk}/claim", Map.of("desk", desk.desk.toString())));
    assertThat(claimed.getString("id")).isEqualTo(chat.getString("id"));
    assertThat(claimed.getJsonObject("worker").getString("name")).isEqualTo("Wim");
    assertThat(claimed.fieldNames()).contains("claimedAt").doesNotContain("position", "waiting");

    var path = Map.of("chat", chat.getString("id"));
    var ended = json(call(POST, anna, "/api/chats/{chat}/end", path));
    assertThat(ended.getString("state")).isEqualTo("ended");
    assertThat(ended.getString("endedBy")).isEqualTo("client");
    assertThat(json(call(GET, wim, "/api/chats/{chat}", path))).isEqualTo(ended);
  }

  @Test
  void aWishNeedsItsKeyAndASubjectOfOneLineAtMost() {
    var long201 = new JsonObject().put("subject", "x".repeat(201));
    assertThat(refused(null, new JsonObject())).isEqualTo(Refusal.MISSING_FIELD);
    assertThat(refused("one", new JsonObject())).isEqualTo(Refusal.WRONG_VALUE);
    assertThat(refused(UUID.randomUUID().toString(), long201)).isEqualTo(Refusal.WRONG_VALUE);
    assertThat(desk.world.texts("select count(*) from chat")).containsExactly("0");
    var blank = ask(UUID.randomUUID().toString(), new JsonObject().put("subject", "   "));
    assertThat(json(blank).containsKey("subject")).isFalse();
  }

  @Test
  void dutyTellsEveryDeskAndWhichAreOn() {
    var duty = duty(new JsonArray().add(desk.otherDesk.toString()));
    assertThat(objects(duty.getJsonArray("desks")))
        .extracting(at -> at.getString("name") + " " + at.getBoolean("on"))
        .containsExactly("Inloop false", "Jeugd true");
    assertThat(duty.getInteger("capacity")).isEqualTo(2);
    assertThat(duty.getInteger("chats")).isZero();
    assertThat(objects(duty(new JsonArray()).getJsonArray("desks")))
        .noneMatch(at -> at.getBoolean("on"));
  }

  @Test
  void listsComeInPagesAndOpenChatsStandInMe() {
    for (var i = 0; i < 3; i++) {
      desk.clock.pass(Duration.ofMinutes(1));
      var chat = json(ask(UUID.randomUUID().toString(), new JsonObject()));
      if (i < 2) {
        call(POST, anna, "/api/chats/{chat}/end", Map.of("chat", chat.getString("id")));
      }
    }
    var first = list(Map.of("limit", "2"));
    assertThat(objects(first.getJsonArray("chats")))
        .extracting(chat -> chat.getString("state"))
        .containsExactly("waiting", "cancelled");
    var rest = list(Map.of("limit", "2", "before", first.getString("next")));
    assertThat(rest.getJsonArray("chats")).hasSize(1);
    assertThat(rest.containsKey("next")).isFalse();
    assertThat(list(Map.of("as", "worker")).getJsonArray("chats")).isEmpty();

    var me = routes.me(principal(anna)).await();
    var open = new JsonObject(Json.write(me).decode()).getJsonArray("chats");
    assertThat(objects(open))
        .extracting(chat -> chat.getString("state"))
        .containsExactly("waiting");
  }

  private JsonObject list(Map<String, String> query) {
    return json(
        answer(GET, anna, "/api/chats", new Sent(Map.of(), query, Map.of(), new JsonObject())));
  }

  private JsonObject duty(JsonArray desks) {
    var body = new JsonObject().put("desks", desks);
    return json(answer(PUT, wim, "/api/duty", new Sent(Map.of(), Map.of(), Map.of(), body)));
  }

  private Reply ask(String key, JsonObject body) {
    return answer(
        POST, anna, "/api/desks/{desk}/chats", wish(Map.of("idempotency-key", key), body));
  }

  private Refusal refused(@Nullable String key, JsonObject body) {
    Map<String, String> headers = key == null ? Map.of() : Map.of("idempotency-key", key);
    var no =
        catchThrowableOfType(
            Refused.class,
            () -> answer(POST, anna, "/api/desks/{desk}/chats", wish(headers, body)));
    return no.refusal();
  }

  private Sent wish(Map<String, String> headers, JsonObject body) {
    return new Sent(Map.of("desk", desk.desk.toString()), Map.of(), headers, body);
  }

  private Reply call(
      HttpMethod method, PersonId person, String path, Map<String, String> segments) {
    return answer(method, person, path, new Sent(segments, Map.of(), Map.of(), new JsonObject()));
  }

  private record Sent(
      Map<String, String> segments,
      Map<String, String> query,
      Map<String, String> headers,
      JsonObject body) {}

  private Reply answer(HttpMethod method, PersonId person, String path, Sent sent) {
    var ask =
        new Ask(
            new Caller("192.0.2.1", Optional.of(principal(person))),
            sent.segments(),
            new Parameters(sent.query()),
            new Ask.Head(new Parameters(sent.headers()), Parameters.NONE),
            sent.body().encode().getBytes(StandardCharsets.UTF_8));
    var deed =
        routes.routes().stream()
            .filter(route -> route.method().equals(method) && route.path().equals(path))
            .findFirst()
            .orElseThrow()
            .deed();
    return switch (deed.answer(ask).await()) {
      case Answer.Given<Reply>(var reply) -> reply;
      case Answer.Refused<Reply> no -> throw new AssertionError("refused: " + no);
    };
  }

  private static Principal principal(PersonId person) {
    return new Principal(person, new SessionId(UUID.randomUUID()), Instant.MAX);
  }

  private static JsonObject json(Reply reply) {
    return new JsonObject(reply.body().map(Text::decode).orElseThrow());
  }
}
