package nl.draad.dossier;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.draad.access.DossierPart;
import nl.draad.chat.ChatPage;
import nl.draad.chat.Chats;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Queries;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// What people of a team see of a dossier. A dossier of others is [Refusal#NOT_FOUND], whether it
/// exists or not; a part that this role may not open is [Refusal#NOT_ALLOWED]. Thread-safe.
public final class Dossiers {
  private final Queries queries;
  private final Chats chats;

  public Dossiers(Queries queries, Chats chats) {
    this.queries = queries;
    this.chats = chats;
  }

  /// The dossiers whose team this person is in.
  public Future<List<Dossier>> of(PersonId person) {
    return DossierStatements.of(queries, person, Optional.empty());
  }

  /// One of them.
  public Future<Answer<Dossier>> find(PersonId person, DossierId dossier) {
    return DossierStatements.of(queries, person, Optional.of(dossier))
        .map(
            found ->
                found.isEmpty()
                    ? Answer.refused(Refusal.NOT_FOUND)
                    : Answer.given(found.getFirst()));
  }

  /// Everyone with access.
  public Future<Answer<List<TeamMember>>> team(PersonId person, DossierId dossier) {
    return opened(person, dossier, DossierPart.TEAM)
        .compose(
            answer ->
                answer.then(
                    open -> DossierStatements.team(queries, open, person).map(Answer::given)));
  }

  /// The chats that the dossier's client had with workers of its organisation.
  public Future<Answer<ChatPage>> chats(PersonId person, DossierId dossier, ChatPage.Wanted page) {
    return opened(person, dossier, DossierPart.CHATS)
        .compose(
            answer ->
                answer.then(
                    open ->
                        chats
                            .talked(open.client().person(), open.organisation().id(), page)
                            .map(Answer::given)));
  }

  private Future<Answer<Dossier>> opened(PersonId person, DossierId dossier, DossierPart part) {
    return find(person, dossier)
        .compose(
            answer ->
                answer.then(
                    found ->
                        found.opens(part) ? Answer.yes(found) : Answer.no(Refusal.NOT_ALLOWED)));
  }
}
