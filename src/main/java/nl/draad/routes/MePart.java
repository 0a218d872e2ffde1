package nl.draad.routes;

import io.vertx.core.Future;
import nl.draad.identity.Principal;
import nl.draad.wire.Json;

/// What one feature has to say about a person in `GET /api/me`: it writes its own fields into the
/// object that all parts share. The roof lists the parts; their order is the order of the fields.
@FunctionalInterface
public interface MePart {
  Future<Json.Writing> of(Principal who);
}
