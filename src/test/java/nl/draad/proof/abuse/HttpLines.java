package nl.draad.proof.abuse;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What is asked of every route of `openapi.yaml`: each place in a request where an id of somebody
/// else could stand. A new route needs a line here.
final class HttpLines {
  private static final Set<Thing.Kind> ALL = EnumSet.allOf(Thing.Kind.class);

  private final Map<String, List<Ask>> lines = new LinkedHashMap<>();
  private final Neighbourhood at;

  /// One request with room for an id.
  ///
  /// @param kinds what is tried there: not what may stand there by right
  /// @param path `#` is where the id goes
  record Ask(String operation, Set<Thing.Kind> kinds, String path, String body, String header) {
    Ask but(Thing.Kind... kinds) {
      var tried = EnumSet.allOf(Thing.Kind.class);
      tried.removeAll(List.of(kinds));
      return new Ask(operation, tried, path, body, header);
    }

    Ask only(Thing.Kind... some) {
      return new Ask(operation, Set.of(some), path, body, header);
    }

    Ask body(String with) {
      return new Ask(operation, kinds, path, with, header);
    }

    Ask header(String with) {
      return new Ask(operation, kinds, path, body, with);
    }

    /// Whether there is room for an id at all.
    boolean hasRoom() {
      return (path + body + header).contains("#");
    }

    /// The request with this id in it.
    HttpRequest.Builder with(String root, UUID id) {
      var request =
          HttpRequest.newBuilder(java.net.URI.create(root + path.replace("#", id.toString())))
              .method(
                  operation.split(" ", -1)[0], BodyPublishers.ofString(body.replace("#", "" + id)));
      if (!body.isEmpty()) {
        request.header("Content-Type", "application/json");
      }
      if (!header.isEmpty()) {
        var parts = header.split(": ", -1);
        request.header(parts[0], parts[1].replace("#", id.toString()));
      }
      return request;
    }

    @Override
    public String toString() {
      return operation + " " + path + " " + body + " " + header;
    }
  }

  HttpLines(Neighbourhood at) {
    this.at = at;
    account();
    organisation();
    dossier();
    desk();
    hours();
    chat();
    operator();
  }

  /// The operations that have a line.
  Set<String> operations() {
    return lines.keySet();
  }

  List<Ask> all() {
    return lines.values().stream().flatMap(List::stream).toList();
  }

  private void account() {
    line(
        "POST /api/accounts",
        "/api/accounts",
        ask -> List.of(ask.body("{\"id\":\"#\"}").only(Thing.Kind.DOSSIER, Thing.Kind.SESSION)));
    line(
        "POST /api/session",
        "/api/session",
        ask -> List.of(ask.body("{\"email\":\"niemand@example.org\",\"password\":\"x\"}")));
    var secret = "x".repeat(43);
    line(
        "POST /api/session/refresh",
        "/api/session/refresh",
        // A wrong secret ends the session that it names: see the page about abuse.
        ask -> List.of(ask.header("Cookie: draad_refresh=#." + secret).but(Thing.Kind.SESSION)));
    line("DELETE /api/session", "/api/session?everywhere=#");
    line("GET /.well-known/jwks.json", "/.well-known/jwks.json?kid=#");
    line("GET /api/me", "/api/me?person=#");
  }

  private void organisation() {
    line(
        "GET /api/organisations",
        "/api/organisations?id=#",
        ask -> List.of(ask.but(Thing.Kind.DESK)));
    line("GET /api/organisations/{slug}", "/api/organisations/#");
  }

  private void dossier() {
    var own = at.thing("anna's dossier (DOSSIER)").id();
    var member = at.people.get(Role.SUPPORTER);
    line("GET /api/dossiers", "/api/dossiers?person=#");
    line("GET /api/dossiers/{dossier}", "/api/dossiers/#");
    line("GET /api/dossiers/{dossier}/team", "/api/dossiers/#/team");
    line(
        "DELETE /api/dossiers/{dossier}/team/{person}",
        "/api/dossiers/#/team/" + (member == null ? "" : member.person()),
        ask ->
            List.of(
                ask,
                new Ask(ask.operation(), ALL, "/api/dossiers/" + own + "/team/#", "", "")
                    .but(Thing.Kind.PERSON),
                new Ask(
                    ask.operation(),
                    EnumSet.of(Thing.Kind.PERSON),
                    "/api/dossiers/" + own + "/team/#",
                    "",
                    "")));
    line(
        "GET /api/dossiers/{dossier}/chats",
        "/api/dossiers/#/chats",
        ask ->
            List.of(
                ask,
                new Ask(ask.operation(), ALL, "/api/dossiers/" + own + "/chats?before=#", "", "")));
  }

  private void desk() {
    var key = "Idempotency-Key: ";
    line(
        "POST /api/desks/{desk}/chats",
        "/api/desks/#/chats",
        ask ->
            List.of(
                ask.header(key + new UUID(7, 7)).but(Thing.Kind.DESK),
                new Ask(ask.operation(), ALL, "/api/desks/" + at.park + "/chats", "", key + "#")));
    line(
        "POST /api/desks/{desk}/claim",
        "/api/desks/#/claim",
        ask ->
            List.of(
                ask,
                new Ask(ask.operation(), ALL, "/api/desks/" + at.park + "/claim?chat=#", "", "")));
  }

  private void hours() {
    var hours =
        "{\"zone\":\"Europe/Amsterdam\",\"language\":\"nl\",\"always\":false,\"week\":{},"
            + "\"holidays\":true,\"exceptions\":[]}";
    line("GET /api/desks/{desk}/hours", "/api/desks/#/hours");
    line(
        "PUT /api/desks/{desk}/hours",
        "/api/desks/#/hours",
        ask -> List.of(ask.body("{\"version\":0,\"hours\":" + hours + "}")));
    line(
        "PUT /api/desks/{desk}/emergency",
        "/api/desks/#/emergency",
        ask -> List.of(ask.body("{\"text\":\"dicht\"}")));
    line("DELETE /api/desks/{desk}/emergency", "/api/desks/#/emergency");
  }

  private void chat() {
    line(
        "GET /api/chats",
        "/api/chats?before=#",
        ask ->
            List.of(ask, new Ask(ask.operation(), ALL, "/api/chats?as=worker&before=#", "", "")));
    line("GET /api/chats/{chat}", "/api/chats/#");
    line("POST /api/chats/{chat}/claim", "/api/chats/#/claim");
    line("POST /api/chats/{chat}/end", "/api/chats/#/end");
    line("GET /api/duty", "/api/duty?person=#");
    var desks = "{\"desks\":[\"" + at.lindesDesk + "\",\"#\"]}";
    line(
        "PUT /api/duty",
        "/api/duty",
        ask -> List.of(ask.body("{\"desks\":[\"#\"]}"), ask.body(desks)));
  }

  private void operator() {
    line("GET /api/openapi.yaml", "/api/openapi.yaml?#");
    line("GET /api/asyncapi.yaml", "/api/asyncapi.yaml?#");
    line("GET /api/schemas/{name}", "/api/schemas/#");
    line("GET /health/live", "/health/live?#");
    line("GET /health/ready", "/health/ready?#");
    line("GET /metrics", "/metrics");
  }

  private void line(String operation, String path) {
    line(operation, path, List::of);
  }

  private void line(String operation, String path, Function<Ask, List<Ask>> asks) {
    lines.put(operation, new ArrayList<>(asks.apply(new Ask(operation, ALL, path, "", ""))));
  }
}
