package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.UUID;
import nl.draad.messaging.ChannelId;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What only two whole nodes together can show: signing out, the parts of a dossier, and leaving in
/// good order.
class WholeNodesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private DemonstrationNodes nodes;

  @BeforeEach
  void start() {
    nodes = DemonstrationNodes.start(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void signingOutEverywhereClosesThatPersonsConnectionsOnEveryNode() {
    var phone = signIn(nodes.north(), "thea@post.example");
    var laptop = signIn(nodes.south(), "thea@post.example");
    var phoneLine = connect(nodes.north(), phone);
    var laptopLine = connect(nodes.south(), laptop);
    var fritsLine = connect(nodes.south(), signIn(nodes.south(), "frits@post.example"));
    assertThat(
            ask("DELETE", nodes.north() + "/api/session?everywhere=true", phone, "").statusCode())
        .isEqualTo(204);
    assertThat(phoneLine.closeCode()).isEqualTo(4420);
    assertThat(laptopLine.closeCode()).isEqualTo(4420);
    fritsLine.everythingUntilPong();
    assertThat(fritsLine.isClosed()).isFalse();
    assertThat(ask("GET", nodes.south() + "/api/me", laptop, "").statusCode()).isEqualTo(401);
    var again = TestDevice.connect(port(nodes.north()));
    again.send(new JsonObject().put("type", "hello").put("ref", "1").put("token", laptop));
    assertThat(again.refused("1")).isEqualTo(4420);
    assertThat(again.closeCode()).isEqualTo(4420);
  }

  @Test
  void signingOutOfOneDeviceLeavesTheOthers() {
    var phone = signIn(nodes.north(), "thea@post.example");
    var laptop = signIn(nodes.south(), "thea@post.example");
    var phoneOnSouth = connect(nodes.south(), phone);
    var laptopLine = connect(nodes.south(), laptop);
    ask("DELETE", nodes.north() + "/api/session", phone, "");
    assertThat(phoneOnSouth.closeCode()).isEqualTo(4420);
    laptopLine.everythingUntilPong();
    assertThat(laptopLine.isClosed()).isFalse();
  }

  @Test
  void whatASupporterMustNotSeeIsRefusedByTheApi() {
    var thea = signIn(nodes.north(), "thea@post.example");
    var frits = signIn(nodes.north(), "frits@post.example");
    var hers = dossier(thea, "client", "");
    var his = dossier(frits, "supporter", hers.getString("id"));
    assertThat(his.fieldNames()).doesNotContain("messages");
    assertThat(hers.fieldNames()).contains("messages");
    var dossier = nodes.south() + "/api/dossiers/" + his.getString("id");
    assertThat(ask("GET", dossier + "/team", frits, "").statusCode()).isEqualTo(200);
    assertThat(ask("GET", dossier + "/chats", frits, "").statusCode()).isEqualTo(403);
    assertThat(ask("GET", dossier + "/chats", thea, "").statusCode()).isEqualTo(200);
    var line = connect(nodes.south(), frits);
    var messages = new ChannelId(UUID.fromString(hers.getString("messages")));
    var channels = line.resume(java.util.Map.of(messages, 0L));
    assertThat(channels).containsKey(hers.getString("group"));
    assertThat(channels).doesNotContainKey(messages.toString());
    assertThat(line.next("gone").getString("channel")).isEqualTo(messages.toString());
    assertThat(line.refused(line.post(messages, "mag ik hier?"))).isEqualTo(4403);
    var history =
        new JsonObject()
            .put("type", "history")
            .put("channel", messages.toString())
            .put("before", 1_000);
    assertThat(line.ask(history).getInteger("number")).isEqualTo(4403);
    var someone = memberOf(dossier, thea, "worker");
    assertThat(ask("DELETE", dossier + "/team/" + someone, frits, "").statusCode()).isEqualTo(403);
  }

  @Test
  void aStoppingNodeSendsItsDevicesElsewhereAndLosesNothing() {
    var token = signIn(nodes.north(), "thea@post.example");
    var group = new ChannelId(UUID.fromString(dossier(token, "client", "").getString("group")));
    var line = connect(nodes.north(), token).resumed();
    var place = line.postAcked(group, "net voor het stoppen");
    nodes.stopNorth();
    line.next("drain");
    assertThat(line.closeCode()).isEqualTo(4553);
    var entries = connect(nodes.south(), token).resumed(group, place - 1).getJsonArray("entries");
    assertThat(entries.getJsonObject(0).getLong("seq")).isEqualTo(place);
  }

  /// The person's dossier in this role; with this id, if one is given.
  private JsonObject dossier(String token, String role, String id) {
    var answer = json(ask("GET", nodes.north() + "/api/dossiers", token, ""));
    return TestDevice.objects(answer.getJsonArray("dossiers")).stream()
        .filter(dossier -> dossier.getString("role").equals(role))
        .filter(dossier -> id.isEmpty() || dossier.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String memberOf(String dossier, String token, String role) {
    return TestDevice.objects(
            json(ask("GET", dossier + "/team", token, "")).getJsonArray("members"))
        .stream()
        .filter(member -> member.getString("role").equals(role))
        .map(member -> member.getString("person"))
        .findFirst()
        .orElseThrow();
  }

  private static TestDevice connect(String node, String token) {
    return TestDevice.connect(port(node)).hello(token);
  }

  private static int port(String node) {
    return URI.create(node).getPort();
  }

  private static String signIn(String node, String email) {
    var body =
        new JsonObject().put("email", email).put("password", DemonstrationNodes.PASSWORD).encode();
    return json(ask("POST", node + "/api/session", "", body)).getString("token");
  }

  private static JsonObject json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static HttpResponse<String> ask(String method, String uri, String token, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
