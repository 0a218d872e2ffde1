package nl.draad.dossier;

import static io.vertx.core.http.HttpMethod.GET;
import static nl.draad.dossier.DossierWorld.given;
import static nl.draad.testing.TestDevice.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
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
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each role sees of a dossier, and what the interface refuses: as asked over its routes.
class DossierPartsTest {
  private final DossierWorld home = new DossierWorld();
  private final DossierRoutes routes = new DossierRoutes(home.south.dossiers, home.south.team);

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void clientAndWorkerSeeEveryPartAndTheOthersThree() {
    for (var person : List.of(home.anna, home.wim)) {
      var dossier = json(get(person, "/api/dossiers/{dossier}"));
      assertThat(dossier.getJsonArray("parts"))
          .containsExactly("plan", "group", "team", "messages", "chats");
      assertThat(dossier.getString("messages")).isEqualTo(home.messages().toString());
      assertThat(dossier.getString("group")).isEqualTo(home.group().toString());
    }
    for (var person : List.of(home.sam, home.rita)) {
      var dossier = json(get(person, "/api/dossiers/{dossier}"));
      assertThat(dossier.getJsonArray("parts")).containsExactly("plan", "group", "team");
      assertThat(dossier.containsKey("messages")).isFalse();
      assertThat(dossier.getString("group")).isEqualTo(home.group().toString());
    }
  }

  @Test
  void aSupporterIsRefusedTheMessagesAndTheChats() {
    home.chatted(home.organisation);
    for (var person : List.of(home.sam, home.rita)) {
      assertThat(refusal(get(person, "/api/dossiers/{dossier}/chats")))
          .isEqualTo(Refusal.NOT_ALLOWED);
      var device = home.north.core.connect(person);
      assertThat(device.resume(Map.of(home.messages(), 0L)).keySet())
          .containsExactly(home.group().toString());
      for (var type : List.of("backlog", "history")) {
        var answer =
            device.ask(
                new JsonObject()
                    .put("type", type)
                    .put("channel", home.messages().toString())
                    .put("after", 0)
                    .put("before", 100));
        assertThat(answer.getInteger("number")).isEqualTo(Refusal.NOT_FOUND.number());
      }
      assertThat(device.refused(device.post(home.messages(), "hallo")))
          .isEqualTo(Refusal.NOT_FOUND.number());
    }
  }

  @Test
  void theChatsOfADossierAreThoseWithItsOrganisation() {
    var here = home.chatted(home.organisation);
    var elsewhere = home.chatted(home.world.organisation("berk"));
    for (var person : List.of(home.anna, home.wim)) {
      var chats = json(get(person, "/api/dossiers/{dossier}/chats")).getJsonArray("chats");
      assertThat(objects(chats))
          .extracting(chat -> chat.getString("id"))
          .containsExactly(here.toString())
          .doesNotContain(elsewhere.toString());
    }
  }

  @Test
  void everyoneWithAccessSeesTheTeam() {
    for (var person : List.of(home.anna, home.wim, home.sam, home.rita)) {
      var members =
          objects(json(get(person, "/api/dossiers/{dossier}/team")).getJsonArray("members"));
      assertThat(members)
          .extracting(member -> member.getString("name") + " " + member.getString("role"))
          .containsExactlyInAnyOrder("Anna client", "Wim worker", "Sam supporter", "Rita reader");
      assertThat(members)
          .filteredOn(member -> member.getBoolean("me"))
          .extracting(member -> member.getString("person"))
          .containsExactly(person.toString());
      assertThat(members)
          .filteredOn(member -> member.containsKey("organisation"))
          .extracting(member -> member.getJsonObject("organisation").getString("slug"))
          .containsExactly("linde");
    }
  }

  @Test
  void forAStrangerThereIsNoDossier() {
    var colleague = home.staff(home.organisation, "Wilma");
    var stranger = home.world.person("Sien");
    for (var person : List.of(colleague, stranger)) {
      for (var path : List.of("", "/team", "/chats")) {
        assertThat(refusal(get(person, "/api/dossiers/{dossier}" + path)))
            .isEqualTo(Refusal.NOT_FOUND);
      }
      assertThat(json(get(person, "/api/dossiers")).getJsonArray("dossiers")).isEmpty();
      assertThat(refusal(remove(person, home.sam))).isEqualTo(Refusal.NOT_FOUND);
    }
  }

  @Test
  void theClientTakesSomebodyOut() {
    assertThat(refusal(remove(home.wim, home.sam))).isEqualTo(Refusal.NOT_ALLOWED);
    assertThat(reply(remove(home.anna, home.sam)).status()).isEqualTo(204);
    assertThat(reply(remove(home.anna, home.sam)).status()).isEqualTo(204);
    assertThat(refusal(get(home.sam, "/api/dossiers/{dossier}"))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(given(home.north.dossiers.team(home.anna, home.dossier))).hasSize(3);
  }

  @Test
  void noRouteLetsAnybodyIn() {
    assertThat(routes.routes())
        .filteredOn(route -> !route.method().equals(GET))
        .extracting(route -> route.method() + " " + route.path())
        .containsExactly("DELETE /api/dossiers/{dossier}/team/{person}");
  }

  private Answer<Reply> get(PersonId person, String path) {
    return ask(GET, person, path, Map.of("dossier", home.dossier.toString()));
  }

  private Answer<Reply> remove(PersonId by, PersonId person) {
    return ask(
        HttpMethod.DELETE,
        by,
        "/api/dossiers/{dossier}/team/{person}",
        Map.of("dossier", home.dossier.toString(), "person", person.toString()));
  }

  private Answer<Reply> ask(
      HttpMethod method, PersonId person, String path, Map<String, String> segments) {
    var principal = new Principal(person, new SessionId(UUID.randomUUID()), Instant.MAX);
    var ask =
        new Ask(
            new Caller("192.0.2.1", Optional.of(principal)),
            segments,
            Parameters.NONE,
            new Ask.Head(Parameters.NONE, Parameters.NONE),
            new byte[0]);
    return routes.routes().stream()
        .filter(route -> route.method().equals(method) && route.path().equals(path))
        .findFirst()
        .orElseThrow()
        .deed()
        .answer(ask)
        .await();
  }

  private static JsonObject json(Answer<Reply> answer) {
    return new JsonObject(reply(answer).body().map(Text::decode).orElseThrow());
  }

  private static Reply reply(Answer<Reply> answer) {
    return switch (answer) {
      case Answer.Given<Reply>(var reply) -> reply;
      case Answer.Refused<Reply> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  private static Refusal refusal(Answer<Reply> answer) {
    return switch (answer) {
      case Answer.Given<Reply>(var reply) -> throw new AssertionError("given: " + reply);
      case Answer.Refused<Reply> refused -> refused.refusal();
    };
  }
}
