package nl.draad.server;

import java.util.List;
import java.util.Optional;
import nl.draad.gateway.Limits;
import nl.draad.http.Rules;
import nl.draad.pace.Pace;
import nl.draad.routes.Route;

/// How much this node takes from one caller, at both of its doors.
///
/// @param frames over the WebSocket
/// @param requests over HTTP
/// @param perRoute whether routes have paces of their own, too
record Bounds(Limits frames, Pace requests, boolean perRoute) {
  /// As the documents say.
  static final Bounds USUAL = new Bounds(Limits.usual(), Rules.USUAL, true);

  /// Network connections of one address that are no sockets, or not yet: as many as it may have
  /// sockets.
  int connections() {
    return frames.perAddress();
  }

  List<Route> of(List<Route> routes) {
    return perRoute ? routes : routes.stream().map(Bounds::unbound).toList();
  }

  private static Route unbound(Route route) {
    return new Route(route.method(), route.path(), route.who(), route.deed(), Optional.empty());
  }
}
