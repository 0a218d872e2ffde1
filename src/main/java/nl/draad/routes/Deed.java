package nl.draad.routes;

import io.vertx.core.Future;
import nl.draad.wire.Answer;

/// What a route does. Called on the request's event loop; may throw [nl.draad.wire.Refused] before
/// it gives a future.
@FunctionalInterface
public interface Deed {
  Future<Answer<Reply>> answer(Ask ask);
}
