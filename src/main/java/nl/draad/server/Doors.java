package nl.draad.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.draad.gateway.Gateway;
import nl.draad.http.Addresses;
import nl.draad.http.Callers;
import nl.draad.http.HttpDoor;
import nl.draad.http.Rules;
import nl.draad.http.Site;
import nl.draad.http.WebFiles;
import nl.draad.pace.Paces;

/// The doors of one node: the same address serves HTTP and the WebSocket, on as many event loops as
/// there are lanes. Opened last and closed first.
final class Doors {
  private static final String SOCKET = "/socket";

  /// A free port, the same for all loops: Vert.x shares what was asked for by one negative number.
  private static final int ANY_BUT_SHARED = -1;

  private final Plumbing plumbing;
  private final Gateway gateway;
  private final Handler<HttpServerRequest> handler;
  private final Rules rules;
  private final Callers callers;
  private final List<String> deployments = new ArrayList<>();
  private final AtomicInteger port = new AtomicInteger();

  Doors(Plumbing plumbing, Features features, OperatorRoutes operator, Bounds bounds) {
    this.plumbing = plumbing;
    var http = plumbing.settings().http();
    rules =
        new Rules(
            http.balancer() != Settings.Balancer.NONE,
            http.balancer() == Settings.Balancer.HTTPS,
            bounds.requests(),
            bounds.perRoute() ? Rules.CROWD : bounds.requests());
    callers = new Callers(Callers.Terms.of(bounds.connections(), rules.behindBalancer()));
    gateway =
        new Gateway(
            plumbing.vertx(),
            new FrontDesk(features),
            features.messaging().devices(),
            new Gateway.Setup(
                features.frames(), features::gone, bounds.frames(), plumbing.clock()));
    var routes = new ArrayList<>(features.routes());
    routes.addAll(operator.routes());
    var site =
        new Site(
            bounds.of(routes),
            features.me(),
            features.tokens()::verify,
            WebFiles.read(Doors.class.getClassLoader()));
    handler = front(site.router(plumbing.vertx(), rules, new Paces()));
  }

  /// Takes the WebSocket out before the router sees it: a router hands on its own wrapping of a
  /// request, and the socket of that one cannot be written without flushing.
  private Handler<HttpServerRequest> front(Router router) {
    return request -> {
      if (SOCKET.equals(request.path())) {
        gateway
            .accept(request, Addresses.of(request, rules.behindBalancer()))
            .onSuccess(_ -> callers.handOver(request));
      } else {
        router.handle(request);
      }
    };
  }

  /// Opens on every loop.
  Future<Void> open() {
    var opened = Future.<Void>succeededFuture();
    for (var loop = 0; loop < plumbing.settings().node().lanes(); loop++) {
      opened = opened.compose(_ -> openOne(plumbing.vertx()));
    }
    return opened;
  }

  /// Where it listens; asked for 0, a free port.
  int port() {
    return port.get();
  }

  /// Tells devices to come back elsewhere, spread over the drain time, and takes nobody in any
  /// more.
  Future<Void> close() {
    gateway.drain(plumbing.settings().node().drain().toMillis());
    var closed = Future.<Void>succeededFuture();
    for (var deployment : deployments) {
      closed = closed.eventually(() -> plumbing.vertx().undeploy(deployment));
    }
    return closed;
  }

  private Future<Void> openOne(Vertx vertx) {
    var http = plumbing.settings().http();
    var asked = http.port() == 0 ? ANY_BUT_SHARED : http.port();
    var options = Gateway.configure(HttpDoor.options(http.host(), asked));
    var door = new HttpDoor(options, callers, handler);
    return vertx
        .deployVerticle(door, new DeploymentOptions())
        .onSuccess(
            id -> {
              deployments.add(id);
              port.set(door.port());
            })
        .mapEmpty();
  }
}
