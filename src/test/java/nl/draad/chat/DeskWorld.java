package nl.draad.chat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.hours.Timetables;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestClock;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import nl.draad.testing.World;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// An organisation with two desks, on two nodes over one fresh database and one Redis, and a clock
/// that stands still.
final class DeskWorld implements AutoCloseable {
  final TestClock clock = TestClock.standing();
  final TestDatabase own = Services.database();
  final World world = new World(own);
  final OrganisationId organisation = world.organisation("linde");
  final DeskId desk = desk(organisation, "Inloop");
  final DeskId otherDesk = desk(organisation, "Jeugd");
  final Node north;
  final Node south;

  /// Queues are read again only because of something: what is seen was told.
  DeskWorld() {
    this(Services.redisUri(), Duration.ofHours(1));
  }

  DeskWorld(String redis, Duration reread) {
    north = new Node(redis, reread);
    south = new Node(redis, reread);
  }

  /// One node: everything that the roof wires for the desk.
  final class Node {
    final CoreNode core;
    final DeskQueues queues;
    final Timetables timetables;
    final Chats chats;
    final Claims claims;
    final Duties duties;

    Node(String redis, Duration reread) {
      core = CoreNode.start(own, redis, clock);
      queues = new DeskQueues(core.database(), core.messaging(), reread);
      timetables = new Timetables(core.database(), clock);
      chats = new Chats(core.database(), core.messaging().log(), queues, timetables, clock);
      claims = new Claims(core.messaging().log(), queues, clock);
      duties = new Duties(core.database(), clock);
      core.vertx().deployVerticle(queues).await();
      core.with(queues.frames());
    }

    /// A device that has resumed.
    TestDevice connect(PersonId person) {
      return core.connect(person).resumed();
    }

    /// The answer to a `watch`.
    JsonObject watch(TestDevice device, DeskId at) {
      return device.ask(new JsonObject().put("type", "watch").put("desk", at.toString()));
    }

    Chat ask(PersonId client) {
      return given(chats.ask(client, wish(desk, "hulp"))).chat();
    }

    /// Somebody new asks.
    Chat ask(String name) {
      return ask(world.person(name));
    }
  }

  DeskId desk(OrganisationId of, String name) {
    var id = UUID.randomUUID();
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, ?)", id, of.value(), name);
    return new DeskId(id);
  }

  /// Somebody new who does this for an organisation.
  PersonId staff(OrganisationId of, String name, String role) {
    var person = world.person(name);
    world.execute("insert into staff values (?, ?, ?)", of.value(), person.value(), role);
    return person;
  }

  /// A new worker of the organisation, on duty at both desks.
  PersonId worker(String name, int capacity) {
    var worker = staff(organisation, name, "worker");
    given(north.duties.set(worker, Set.of(desk, otherDesk)));
    world.execute("update duty set capacity = ? where person_id = ?", capacity, worker.value());
    return worker;
  }

  static Wish wish(DeskId desk, String subject) {
    return new Wish(desk, UUID.randomUUID(), Optional.of(new Subject(subject)));
  }

  /// The kinds of a channel's entries, in order of place; fails when there is a gap.
  List<String> kinds(ChannelId channel) {
    var places =
        world.texts("select seq from entry where channel_id = ? order by seq", channel.value());
    var gapless = LongStream.rangeClosed(1, places.size()).mapToObj(Long::toString).toList();
    if (!places.equals(gapless)) {
      throw new AssertionError("expected no gap but were " + places);
    }
    return world.texts("select kind from entry where channel_id = ? order by seq", channel.value());
  }

  /// The slots in use, in order.
  List<String> slots() {
    return world.texts("select slot from chat_slot order by worker_id, slot");
  }

  static <T> T given(Future<Answer<T>> answer) {
    return given(answer.await());
  }

  static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  static <T> Refusal refusal(Future<Answer<T>> answer) {
    return refusal(answer.await());
  }

  static Refusal refusal(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?> given -> throw new AssertionError("given: " + given);
      case Answer.Refused<?> refused -> refused.refusal();
    };
  }

  @Override
  public void close() {
    north.core.close();
    south.core.close();
  }
}
