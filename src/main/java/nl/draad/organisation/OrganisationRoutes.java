package nl.draad.organisation;

import static io.vertx.core.http.HttpMethod.GET;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import nl.draad.identity.DeskId;
import nl.draad.identity.Principal;
import nl.draad.organisation.hours.Opening;
import nl.draad.organisation.hours.Timetables;
import nl.draad.routes.Ask;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;

/// What [Organisations] offers over HTTP.
public final class OrganisationRoutes {
  private final Organisations organisations;
  private final Crowds crowds;
  private final Timetables timetables;

  public OrganisationRoutes(Organisations organisations, Crowds crowds, Timetables timetables) {
    this.organisations = organisations;
    this.crowds = crowds;
    this.timetables = timetables;
  }

  public List<Route> routes() {
    return List.of(
        Route.open(GET, "/api/organisations", this::all),
        Route.open(GET, "/api/organisations/{slug}", this::one));
  }

  /// The part of `GET /api/me` that says where this person works.
  public Future<Json.Writing> me(Principal who) {
    return organisations
        .positions(who.person())
        .map(positions -> json -> writePositions(json, positions));
  }

  private Future<Answer<Reply>> all(Ask ask) {
    return organisations
        .all()
        .map(fronts -> Answer.given(Reply.ok(json -> writeFronts(json, fronts))));
  }

  private Future<Answer<Reply>> one(Ask ask) {
    return organisations.named(ask.segment("slug")).compose(found -> found.then(this::asItIsNow));
  }

  private Future<Answer<Reply>> asItIsNow(Front front) {
    var desks = front.desks().stream().map(Desk::id).toList();
    return timetables
        .openings(desks)
        .compose(openings -> crowds.of(desks).map(crowd -> new Now(crowd, openings)))
        .map(now -> Answer.given(Reply.ok(json -> writeFront(json, front, now))));
  }

  /// What is true of an organisation's desks at this moment.
  private record Now(Map<DeskId, Crowd> crowds, Map<DeskId, Opening> openings) {}

  private static void writePositions(JsonGenerator json, List<Position> positions)
      throws IOException {
    json.writeArrayFieldStart("staff");
    for (var position : positions) {
      json.writeStartObject();
      position.organisation().fieldInto(json);
      json.writeStringField("role", position.role().wire());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFronts(JsonGenerator json, List<Front> fronts) throws IOException {
    json.writeArrayFieldStart("organisations");
    for (var front : fronts) {
      json.writeStartObject();
      front.organisation().into(json);
      json.writeArrayFieldStart("desks");
      for (var desk : front.desks()) {
        json.writeStartObject();
        writeDesk(json, desk);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFront(JsonGenerator json, Front front, Now now) throws IOException {
    front.organisation().into(json);
    json.writeArrayFieldStart("desks");
    for (var desk : front.desks()) {
      var crowd = now.crowds().getOrDefault(desk.id(), Crowd.NONE);
      var opening = now.openings().get(desk.id());
      if (opening == null) {
        continue; // taken away meanwhile
      }
      json.writeStartObject();
      writeDesk(json, desk);
      json.writeNumberField("waiting", crowd.waiting());
      json.writeNumberField("workers", crowd.workers());
      opening.fieldInto(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeDesk(JsonGenerator json, Desk desk) throws IOException {
    json.writeStringField("id", desk.id().toString());
    json.writeStringField("name", desk.name());
  }
}
