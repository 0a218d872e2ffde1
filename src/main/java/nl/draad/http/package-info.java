/// The HTTP door: takes requests, finds the route that a feature offered, and answers. It knows
/// features only as [nl.draad.routes.Route]s.
///
/// The way of a request: [Site] has one handler per route; the security headers are set first; then
/// comes what another site caused (refused), the token, the [Paces], the body of at most 64 KiB,
/// and the deed. A refusal becomes a problem detail (RFC 9457); a failure too, with an instance id
/// under which it is logged once, without content ([Problems]).
///
/// What is not a route is a file of the web application out of the classpath, read once at start
/// ([WebFiles]): `web/` at `/`, and the libraries at `/lib/<name>/<version>/`. Any other path that
/// a browser navigates to gets the application's page, which finds its own way.
///
/// The roof makes one [Site] and one [Callers] per node, and one [HttpDoor] per event loop.
/// Handlers run on the request's event loop and share only what is thread-safe. Read [Site] first.
@NullMarked
package nl.draad.http;

import org.jspecify.annotations.NullMarked;
