package nl.draad.dossier;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.draad.access.ChannelRole;
import nl.draad.chat.Chats;
import nl.draad.chat.Claims;
import nl.draad.chat.DeskQueues;
import nl.draad.chat.Duties;
import nl.draad.chat.Subject;
import nl.draad.chat.Wish;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.hours.Timetables;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestClock;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.World;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Anna's dossier: Anna, her worker Wim, her brother Sam who supports her, and her neighbour Rita
/// who reads along; on two nodes.
final class DossierWorld implements AutoCloseable {
  final TestClock clock = TestClock.standing();
  final TestDatabase own = Services.database();
  final World world = new World(own);
  final OrganisationId organisation = world.organisation("linde");
  final Node north = new Node();
  final Node south = new Node();
  final PersonId anna = world.person("Anna");
  final PersonId wim = staff(organisation, "Wim");
  final PersonId sam = world.person("Sam");
  final PersonId rita = world.person("Rita");
  final DossierId dossier = given(north.team.open(organisation, anna));

  DossierWorld() {
    let(wim, ChannelRole.WORKER, Team.History.ALL);
    let(sam, ChannelRole.SUPPORTER, Team.History.ALL);
    let(rita, ChannelRole.READER, Team.History.FROM_NOW);
  }

  /// One node: everything that the roof wires for dossiers.
  final class Node {
    final CoreNode core = CoreNode.start(own, Services.redisUri(), clock);
    final DeskQueues queues = new DeskQueues(core.database(), core.messaging());
    final Chats chats =
        new Chats(
            core.database(),
            core.messaging().log(),
            queues,
            new Timetables(core.database(), clock),
            clock);
    final Claims claims = new Claims(core.messaging().log(), queues, clock);
    final Dossiers dossiers = new Dossiers(core.database(), chats);
    final Team team = new Team(core.messaging().log(), clock);

    Node() {
      core.vertx().deployVerticle(queues).await();
    }
  }

  /// Anna lets somebody in.
  void let(PersonId person, ChannelRole role, Team.History history) {
    given(north.team.add(dossier, anna, new Team.Newcomer(person, role, history)));
  }

  PersonId staff(OrganisationId of, String name) {
    var person = world.person(name);
    world.execute("insert into staff values (?, ?, 'worker')", of.value(), person.value());
    return person;
  }

  ChannelId group() {
    return mine().group();
  }

  ChannelId messages() {
    return mine().messages().orElseThrow();
  }

  private Dossier mine() {
    return given(north.dossiers.find(anna, dossier));
  }

  /// A chat of Anna with a new worker of an organisation, over at once.
  ChannelId chatted(OrganisationId at) {
    var desk = new DeskId(UUID.randomUUID());
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, 'Balie')",
        desk.value(),
        at.value());
    var worker = staff(at, "Werker");
    given(new Duties(north.core.database(), clock).set(worker, Set.of(desk)));
    var wish = new Wish(desk, UUID.randomUUID(), Optional.of(new Subject("geldzorgen")));
    var chat = given(north.chats.ask(anna, wish)).chat();
    given(north.claims.claim(worker, chat.id()));
    given(north.chats.end(anna, chat.id()));
    return chat.id();
  }

  static <T> T given(Future<Answer<T>> answer) {
    return switch (answer.await()) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  static <T> Refusal refusal(Future<Answer<T>> answer) {
    return switch (answer.await()) {
      case Answer.Given<T> given -> throw new AssertionError("given: " + given);
      case Answer.Refused<T> refused -> refused.refusal();
    };
  }

  @Override
  public void close() {
    north.core.close();
    south.core.close();
  }
}
