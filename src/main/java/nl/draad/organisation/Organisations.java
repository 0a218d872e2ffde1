package nl.draad.organisation;

import io.vertx.core.Future;
import java.util.List;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// What can be known of organisations. Thread-safe.
public final class Organisations {
  private final Queries queries;

  public Organisations(Queries queries) {
    this.queries = queries;
  }

  /// All of them, by name.
  public Future<List<Front>> all() {
    return OrganisationStatements.fronts(queries);
  }

  /// The one with this short name, or [Refusal#NOT_FOUND].
  public Future<Answer<Front>> named(String slug) {
    return OrganisationStatements.front(queries, slug)
        .map(
            found ->
                found.isEmpty()
                    ? Answer.refused(Refusal.NOT_FOUND)
                    : Answer.given(found.getFirst()));
  }

  /// Where this person works, and as what; empty for most people.
  public Future<List<Position>> positions(PersonId person) {
    return OrganisationStatements.positions(queries, person);
  }
}
