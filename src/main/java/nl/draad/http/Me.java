package nl.draad.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import nl.draad.routes.Ask;
import nl.draad.routes.MePart;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;

/// `GET /api/me`: what each feature has to say about the person who asks, in one object.
final class Me {
  private final List<MePart> parts;

  Me(List<MePart> parts) {
    this.parts = List.copyOf(parts);
  }

  Route route() {
    return Route.signedIn(HttpMethod.GET, "/api/me", this::answer);
  }

  private Future<Answer<Reply>> answer(Ask ask) {
    var asked = new ArrayList<Future<Json.Writing>>();
    parts.forEach(part -> asked.add(part.of(ask.principal())));
    return Future.all(asked)
        .map(
            _ ->
                Answer.given(
                    Reply.ok(
                        json -> {
                          for (var part : asked) {
                            part.result().into(json);
                          }
                        })));
  }
}
