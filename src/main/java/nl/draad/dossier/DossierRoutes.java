package nl.draad.dossier;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import nl.draad.chat.ChatPage;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.routes.Ask;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;

/// What [Dossiers] and [Team] offer over HTTP. There is no route by which anybody comes into a
/// team.
public final class DossierRoutes {
  private static final String KEY = "idempotency-key";

  private final Dossiers dossiers;
  private final Team team;

  public DossierRoutes(Dossiers dossiers, Team team) {
    this.dossiers = dossiers;
    this.team = team;
  }

  public List<Route> routes() {
    return List.of(
        Route.signedIn(GET, "/api/dossiers", this::all),
        Route.signedIn(GET, "/api/dossiers/{dossier}", this::one),
        Route.signedIn(GET, "/api/dossiers/{dossier}/team", this::team),
        Route.signedIn(DELETE, "/api/dossiers/{dossier}/team/{person}", this::remove),
        Route.signedIn(GET, "/api/dossiers/{dossier}/chats", this::chats));
  }

  /// The part of `GET /api/me` that says which dossiers this person has access to.
  public Future<Json.Writing> me(Principal who) {
    return dossiers.of(who.person()).map(found -> json -> write(json, found));
  }

  private Future<Answer<Reply>> all(Ask ask) {
    return dossiers
        .of(ask.person())
        .map(found -> Answer.given(Reply.ok(json -> write(json, found))));
  }

  private Future<Answer<Reply>> one(Ask ask) {
    return dossiers
        .find(ask.person(), dossier(ask))
        .map(answer -> answer.map(found -> Reply.ok(found::into)));
  }

  private Future<Answer<Reply>> team(Ask ask) {
    return dossiers
        .team(ask.person(), dossier(ask))
        .map(answer -> answer.map(members -> Reply.ok(json -> writeTeam(json, members))));
  }

  private Future<Answer<Reply>> remove(Ask ask) {
    var wish = ask.headers().uuid(KEY).orElseGet(UUID::randomUUID);
    return team.remove(dossier(ask), ask.person(), new PersonId(ask.id("person")), wish)
        .map(answer -> answer.map(_ -> Reply.nothing()));
  }

  private Future<Answer<Reply>> chats(Ask ask) {
    return dossiers
        .chats(ask.person(), dossier(ask), ChatPage.Wanted.read(ask.query()))
        .map(answer -> answer.map(page -> Reply.ok(page::into)));
  }

  private static void write(JsonGenerator json, List<Dossier> dossiers) throws IOException {
    json.writeArrayFieldStart("dossiers");
    for (var dossier : dossiers) {
      dossier.write(json);
    }
    json.writeEndArray();
  }

  private static void writeTeam(JsonGenerator json, List<TeamMember> members) throws IOException {
    json.writeArrayFieldStart("members");
    for (var member : members) {
      member.write(json);
    }
    json.writeEndArray();
  }

  private static DossierId dossier(Ask ask) {
    return new DossierId(ask.id("dossier"));
  }
}
