package nl.draad.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.draad.identity.Principal;
import nl.draad.pace.Paces;
import nl.draad.routes.MePart;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Everything that can be asked of a node over HTTP.
///
/// @param routes what the features offer
/// @param me their parts of `GET /api/me`, in order
/// @param tokens says whom an access token speaks for
/// @param files the web application
public record Site(
    List<Route> routes,
    List<MePart> me,
    Function<String, Answer<Principal>> tokens,
    WebFiles files) {
  /// What the library gives a path that cannot be decoded.
  private static final int BAD_REQUEST = 400;

  /// The routes of the features and of the door itself.
  public List<Route> all() {
    var all = new ArrayList<>(routes);
    all.add(new Me(me).route());
    all.add(Openapi.route());
    all.addAll(Asyncapi.routes());
    return all;
  }

  /// Makes the handler of all requests, for every door of this node.
  public Router router(Vertx vertx, Rules rules, Paces paces) {
    var router = Router.router(vertx);
    router.route().handler(new SecurityHeaders(rules, files)::set);
    router.route().handler(new Crowd(paces, rules)::check);
    router.route().handler(SameSite::check);
    var carrier = new Carrier(tokens, paces, rules);
    byPath().forEach((path, here) -> mount(router, path, here, carrier));
    router.route("/api/*").handler(ctx -> Problems.refuse(ctx, Refusal.NOT_FOUND));
    router.route().handler(files::answer);
    router.route().handler(ctx -> Problems.refuse(ctx, Refusal.NOT_FOUND));
    router.route().failureHandler(Problems::fail);
    router.errorHandler(BAD_REQUEST, ctx -> Problems.refuse(ctx, Refusal.MALFORMED));
    return router;
  }

  private Map<String, List<Route>> byPath() {
    return all().stream()
        .collect(Collectors.groupingBy(Route::path, LinkedHashMap::new, Collectors.toList()));
  }

  private static void mount(Router router, String path, List<Route> here, Carrier carrier) {
    var pattern = path.replace('{', ':').replace("}", "");
    for (var route : here) {
      router.route(route.method(), pattern).handler(ctx -> carrier.carry(route, ctx));
    }
    var allowed =
        here.stream().map(Route::method).map(HttpMethod::name).collect(Collectors.joining(", "));
    router.route(pattern).handler(ctx -> notAllowed(ctx, allowed));
  }

  private static void notAllowed(RoutingContext ctx, String allowed) {
    ctx.response().putHeader("Allow", allowed);
    Problems.refuse(ctx, Refusal.METHOD_NOT_ALLOWED);
  }
}
