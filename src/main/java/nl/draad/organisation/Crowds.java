package nl.draad.organisation;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import nl.draad.identity.DeskId;

/// Tells how busy desks are. A desk that is left out has nobody.
@FunctionalInterface
public interface Crowds {
  Future<Map<DeskId, Crowd>> of(Collection<DeskId> desks);
}
