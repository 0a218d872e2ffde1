package nl.draad.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/// Something that answers `GET` at one path in its own way, apart from the routes of features: the
/// WebSocket, health, measures. Its handler gets the request untouched.
public record Mount(String path, Handler<RoutingContext> handler) {}
