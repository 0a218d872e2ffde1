package nl.draad.server;

import static io.vertx.core.http.HttpMethod.GET;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.draad.routes.Ask;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Text;

/// What an operator and a balancer ask of a node. They carry no secret, but a balancer keeps them
/// from strangers.
record OperatorRoutes(Health health, Measures measures) {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  List<Route> routes() {
    return List.of(
        Route.open(GET, "/health/live", _ -> Answer.yes(health.live())),
        Route.open(GET, "/health/ready", _ -> health.ready().map(Answer::given)),
        Route.open(GET, "/metrics", this::metrics));
  }

  private Future<Answer<Reply>> metrics(Ask ask) {
    var scraped = Optional.of(Text.of(measures.scrape()));
    return Answer.yes(new Reply(200, scraped, Map.of("Content-Type", PROMETHEUS)));
  }
}
