/// How a feature offers what it does over HTTP, without knowing the door that carries it.
///
/// A feature has a type named `...Routes` whose `routes()` gives its [Route]s: method, path as in
/// `openapi.yaml` (`/api/chats/{chat}`), who may ask, and the [Deed]. The roof collects them, the
/// door `nl.draad.http` mounts them. A deed gets an [Ask] and gives an answer with a [Reply]; the
/// door makes the problem detail of a refusal, the 401 of a missing token, the 500 of a failure.
///
/// ```java
/// Route.signedIn(POST, "/api/chats/{chat}/end", this::end)
///
/// private Future<Answer<Reply>> end(Ask ask) {
///   return chats.end(ask.person(), ask.id("chat")).map(answer -> answer.map(chat -> Reply.ok(chat::write)));
/// }
/// ```
///
/// What comes from outside is read with readers that throw [nl.draad.wire.Refused]; a deed lets it
/// pass. A feature that has something to say in `GET /api/me` offers a [MePart] too.
///
/// Deeds run on the event loop that took the request. Read [Route] first, then [Ask].
@NullMarked
package nl.draad.routes;

import org.jspecify.annotations.NullMarked;
