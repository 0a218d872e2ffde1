package nl.draad.dossier;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.draad.access.Access;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.Uuids;
import nl.draad.messaging.Body;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.ChannelLog;
import nl.draad.messaging.Draft;
import nl.draad.messaging.EntryKind;
import nl.draad.messaging.LogTransaction;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Who has access to a dossier, changed: one transaction changes the team and says so in every
/// channel of the dossier that the person may be in, so that access begins and ends at one exact
/// place in each. Only the client decides.
///
/// Opening a dossier and adding somebody have no route on purpose: people come in by an invitation
/// of the client, which is a flow of its own. Thread-safe.
public final class Team {
  private final ChannelLog log;
  private final Clock clock;
  private final Uuids uuids;

  public Team(ChannelLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.uuids = new Uuids(clock);
  }

  /// Which part of what was said before somebody new may read.
  public enum History {
    FROM_NOW(0),
    ALL(1);

    private final long visible; // as the log's admissions count: 0 is from now on

    History(long visible) {
      this.visible = visible;
    }
  }

  /// Somebody who comes into a team.
  public record Newcomer(PersonId person, ChannelRole role, History history) {}

  /// Opens a dossier of a client at an organisation, with its group thread and its messages.
  public Future<Answer<DossierId>> open(OrganisationId organisation, PersonId client) {
    var dossier = new DossierId(uuids.next());
    return log.transact(
        deed ->
            TeamStatements.open(deed.queries(), dossier, organisation, client, clock.instant())
                .compose(_ -> create(deed, ChannelKind.GROUP, organisation, dossier))
                .compose(_ -> create(deed, ChannelKind.MESSAGES, organisation, dossier))
                .compose(_ -> begin(deed, dossier, client)));
  }

  /// Lets somebody in, by the client's decision; gives whether that was new. [Refusal#NOT_ALLOWED]
  /// when it is not the client who decides, or when a worker would not be one of the organisation;
  /// [Refusal#NOT_FOUND] when there is no such dossier or person.
  public Future<Answer<Boolean>> add(DossierId dossier, PersonId by, Newcomer newcomer) {
    if (newcomer.role() == ChannelRole.CLIENT) {
      throw new IllegalArgumentException("expected no second client but was one");
    }
    return log.transact(
        deed ->
            TeamStatements.facts(deed.queries(), dossier, by, newcomer.person())
                .compose(facts -> add(deed, dossier, by, newcomer, facts)));
  }

  /// Ends somebody's access, by the client: that person leaves every channel of the dossier at
  /// once. Who left before stays out, and the same wish a second time does nothing: one that was
  /// held up somewhere cannot undo what was decided since. [Refusal#NOT_ALLOWED] for everyone but
  /// the client, and for the client's own access; [Refusal#NOT_FOUND] for who is not in the team
  /// and never was, on either side.
  ///
  /// @param wish the client's own key
  public Future<Answer<Boolean>> remove(
      DossierId dossier, PersonId by, PersonId person, UUID wish) {
    return log.<Boolean>transact(
            deed ->
                TeamStatements.facts(deed.queries(), dossier, by, person)
                    .compose(facts -> remove(deed, dossier, by, new Leaver(person, wish), facts)))
        .recover(
            cause ->
                LogTransaction.isRefTaken(cause) ? Answer.yes(false) : Future.failedFuture(cause));
  }

  /// Who has to go, and the key of the wish.
  private record Leaver(PersonId person, UUID wish) {}

  private Future<Void> create(
      LogTransaction deed, ChannelKind kind, OrganisationId organisation, DossierId dossier) {
    var id = new ChannelId(uuids.next());
    var ref = Uuids.derived("opened/" + id);
    return deed.create(id, kind, organisation.value(), dossier.value())
        .compose(_ -> deed.append(Draft.bySystem(id, EntryKind.OPENED, ref, Body.NONE)))
        .mapEmpty();
  }

  private Future<Answer<DossierId>> begin(LogTransaction deed, DossierId dossier, PersonId client) {
    var newcomer = new Newcomer(client, ChannelRole.CLIENT, History.ALL);
    return TeamStatements.facts(deed.queries(), dossier, client, client)
        .compose(
            facts ->
                facts
                    .flatMap(TeamStatements.Facts::name)
                    .map(name -> enter(deed, dossier, client, newcomer, name))
                    .orElseGet(() -> Answer.no(Refusal.NOT_FOUND)))
        .map(answer -> answer.map(_ -> dossier));
  }

  private Future<Answer<Boolean>> add(
      LogTransaction deed,
      DossierId dossier,
      PersonId by,
      Newcomer newcomer,
      Optional<TeamStatements.Facts> found) {
    if (found.isEmpty() || found.get().by().isEmpty() || found.get().name().isEmpty()) {
      return Answer.no(Refusal.NOT_FOUND);
    }
    var facts = found.get();
    var decides = facts.by().filter(Access::mayRemove).isPresent();
    var fits =
        newcomer.role() != ChannelRole.WORKER
            || facts.staffRole().filter(Access::mayAnswer).isPresent();
    if (!decides || !fits) {
      return Answer.no(Refusal.NOT_ALLOWED);
    }
    if (facts.role().isPresent()) {
      return Answer.yes(false);
    }
    return enter(deed, dossier, by, newcomer, facts.name().get());
  }

  private Future<Answer<Boolean>> enter(
      LogTransaction deed, DossierId dossier, PersonId by, Newcomer newcomer, String name) {
    return TeamStatements.enter(
            deed.queries(), dossier, newcomer.person(), newcomer.role(), clock.instant())
        .compose(_ -> TeamStatements.channels(deed.queries(), dossier))
        .compose(places -> admit(deed, by, newcomer, name, places))
        .map(_ -> Answer.given(true));
  }

  private Future<Void> admit(
      LogTransaction deed,
      PersonId by,
      Newcomer newcomer,
      String name,
      List<TeamStatements.Place> places) {
    var admitted = Future.<Void>succeededFuture();
    for (var place : places) {
      if (Access.mayBeIn(place.kind(), newcomer.role())) {
        var admission = admission(by, newcomer, name);
        admitted = admitted.compose(_ -> deed.admit(place.channel(), admission).mapEmpty());
      }
    }
    return admitted;
  }

  private LogTransaction.Admission admission(PersonId by, Newcomer newcomer, String name) {
    return new LogTransaction.Admission(
        EntryKind.JOINED,
        by,
        uuids.next(),
        newcomer.person(),
        name,
        newcomer.role(),
        newcomer.history().visible,
        false);
  }

  private Future<Answer<Boolean>> remove(
      LogTransaction deed,
      DossierId dossier,
      PersonId by,
      Leaver leaver,
      Optional<TeamStatements.Facts> found) {
    if (found.isEmpty() || found.get().by().isEmpty()) {
      return Answer.no(Refusal.NOT_FOUND);
    }
    var facts = found.get();
    if (facts.by().filter(Access::mayRemove).isEmpty() || by.equals(leaver.person())) {
      return Answer.no(Refusal.NOT_ALLOWED);
    }
    if (facts.role().isEmpty()) {
      return facts.wasIn() ? Answer.yes(false) : Answer.no(Refusal.NOT_FOUND);
    }
    return TeamStatements.leave(deed.queries(), dossier, leaver.person(), clock.instant())
        .compose(_ -> TeamStatements.channels(deed.queries(), dossier))
        .compose(places -> dismiss(deed, by, leaver, places))
        .map(_ -> Answer.given(true));
  }

  private Future<Void> dismiss(
      LogTransaction deed, PersonId by, Leaver leaver, List<TeamStatements.Place> places) {
    var dismissed = Future.<Void>succeededFuture();
    for (var place : places) {
      var ref = Uuids.derived("left/" + leaver.wish() + "/" + place.channel());
      dismissed =
          dismissed.compose(
              _ -> deed.dismiss(place.channel(), by, ref, leaver.person()).mapEmpty());
    }
    return dismissed;
  }
}
