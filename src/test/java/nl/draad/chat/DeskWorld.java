package nl.draad.chat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.Messaging;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.testing.Services;
import nl.draad.testing.TestClock;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import nl.draad.testing.Town;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// An organisation with two desks, on two nodes over one fresh database and one Redis, and a clock
/// that stands still.
final class DeskWorld implements AutoCloseable {
  final TestClock clock = TestClock.standing();
  final TestDatabase own = Services.database();
  final Town town = new Town(own);
  final OrganisationId organisation = town.organisation("linde");
  final DeskId desk = town.desk(organisation, "Inloop");
  final DeskId otherDesk = town.desk(organisation, "Jeugd");
  final Node north;
  final Node south;
  private final Vertx vertx = Vertx.vertx();

  DeskWorld() {
    this(Services.redisUri());
  }

  DeskWorld(String redis) {
    north = new Node(redis);
    south = new Node(redis);
  }

  /// One node: everything that the roof wires for the desk.
  final class Node {
    final Database database;
    final Messaging messaging;
    final DeskQueues queues;
    final Chats chats;
    final Claims claims;
    final Duties duties;

    Node(String redis) {
      var address =
          new DatabaseAddress(
              own.host(), own.port(), own.name(), own.user(), own.password(), false);
      database = Database.open(vertx, address, 12);
      messaging = new Messaging(vertx, new Messaging.Ground(database, address, redis, 2, clock));
      queues = new DeskQueues(database, messaging);
      chats = new Chats(database, messaging.log(), queues, clock);
      claims = new Claims(messaging.log(), queues, clock);
      duties = new Duties(database, clock);
      messaging.start().compose(_ -> vertx.deployVerticle(queues)).await();
    }

    /// A device comes, and resumes with nothing in its hands.
    TestDevice connect(PersonId person) {
      var device = new TestDevice(person);
      messaging.devices().add(device).await();
      send(device, new JsonObject().put("type", "resume").put("cursors", new JsonObject()));
      device.next("resumed");
      queues.resumed(device);
      return device;
    }

    /// What the gateway does with a frame.
    Answer<Text> send(TestDevice device, JsonObject frame) {
      var type = frame.getString("type");
      if (!frame.containsKey("ref")) {
        frame.put("ref", UUID.randomUUID().toString());
      }
      var deed = messaging.conversation().frames().getOrDefault(type, queues.frames().get(type));
      var answer = deed.answer(device, Json.read(frame.encode())).await();
      if (answer instanceof Answer.Given<Text>(var text) && text.length() > 0) {
        device.tell(text);
      }
      return answer;
    }

    Answer<Text> post(TestDevice device, Chat chat, String text) {
      return send(
          device,
          new JsonObject()
              .put("type", "post")
              .put("channel", chat.id().toString())
              .put("text", text));
    }

    Answer<Text> watch(TestDevice device, DeskId at) {
      return send(device, new JsonObject().put("type", "watch").put("desk", at.toString()));
    }

    Chat ask(PersonId client) {
      return given(chats.ask(client, wish(desk, "over " + client))).chat();
    }

    private void close() {
      messaging.stop().eventually(database::close).await();
    }
  }

  /// A new worker of the organisation, on duty at both desks.
  PersonId worker(String name, int capacity) {
    var worker = town.staff(organisation, name, "worker");
    given(north.duties.set(worker, Set.of(desk, otherDesk)));
    town.change("update duty set capacity = ? where person_id = ?", capacity, worker.value());
    return worker;
  }

  static Wish wish(DeskId desk, String subject) {
    return new Wish(desk, UUID.randomUUID(), Optional.of(new Subject(subject)));
  }

  /// The kinds of a channel's entries, in order of place; fails when there is a gap.
  java.util.List<String> kinds(ChannelId channel) {
    var places =
        town.ask("select seq from entry where channel_id = ? order by seq", channel.value());
    for (var i = 0; i < places.size(); i++) {
      if (!places.get(i).equals(Integer.toString(i + 1))) {
        throw new AssertionError("expected no gap but were " + places);
      }
    }
    return town.ask("select kind from entry where channel_id = ? order by seq", channel.value());
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

  static Refusal refusal(Future<? extends Answer<?>> answer) {
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
    north.close();
    south.close();
    vertx.close().await();
    town.close();
  }
}
