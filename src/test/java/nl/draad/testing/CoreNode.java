package nl.draad.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.draad.gateway.Gateway;
import nl.draad.gateway.Limits;
import nl.draad.gateway.Reception;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.identity.SessionId;
import nl.draad.messaging.FrameDeed;
import nl.draad.messaging.Messaging;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.redis.RedisAddress;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// A node with the messaging core and the WebSocket door, on real services and a real socket,
/// without accounts: its token is a person's id, a space and a session's id. Several of them on one
/// database and one Redis are several nodes.
public final class CoreNode implements AutoCloseable {
  private static final int CONNECTIONS = 6;

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Messaging messaging;
  private final Map<String, FrameDeed> deeds = new HashMap<>();
  private final Gateway gateway;
  private final int port;

  private CoreNode(DatabaseAddress address, String redis, InstantSource clock, Limits limits) {
    database = Database.open(vertx, address, CONNECTIONS);
    messaging =
        new Messaging(
            vertx, new Messaging.Ground(database, address, RedisAddress.of(redis), 2, clock));
    messaging.start().await();
    deeds.putAll(messaging.conversation().frames());
    gateway =
        new Gateway(
            vertx,
            new TokenIsId(messaging),
            messaging.devices(),
            new Gateway.Setup(deeds, messaging.conversation()::gone, limits, clock));
    port =
        vertx
            .createHttpServer(Gateway.configure(new HttpServerOptions()))
            .requestHandler(
                request -> gateway.accept(request, request.remoteAddress().hostAddress()))
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
  }

  public static CoreNode start(TestDatabase database) {
    return start(database, Services.redisUri(), Clock.systemUTC());
  }

  public static CoreNode start(TestDatabase database, String redis, InstantSource clock) {
    return start(database, redis, clock, Limits.usual());
  }

  public static CoreNode start(
      TestDatabase database, String redis, InstantSource clock, Limits limits) {
    return new CoreNode(address(database), redis, clock, limits);
  }

  public static DatabaseAddress address(TestDatabase database) {
    return new DatabaseAddress(
        database.host(),
        database.port(),
        database.name(),
        database.user(),
        database.password(),
        false);
  }

  /// Registers a feature's frames too.
  public CoreNode with(Map<String, FrameDeed> more) {
    deeds.putAll(more);
    return this;
  }

  public Vertx vertx() {
    return vertx;
  }

  public Database database() {
    return database;
  }

  public Messaging messaging() {
    return messaging;
  }

  public Gateway gateway() {
    return gateway;
  }

  public int port() {
    return port;
  }

  /// A new device of this person, greeted but not yet resumed.
  public TestDevice connect(PersonId person) {
    return connect(person, new SessionId(UUID.randomUUID()));
  }

  public TestDevice connect(PersonId person, SessionId session) {
    return TestDevice.connect(port).hello(person + " " + session);
  }

  @Override
  public void close() {
    gateway.drain(0);
    messaging.stop().eventually(database::close).eventually(vertx::close).await();
  }

  private record TokenIsId(Messaging messaging) implements Reception {
    @Override
    public Future<Answer<Guest>> admit(String token) {
      return renew(token)
          .then(
              who -> messaging.epoch().map(epoch -> Answer.given(new Guest(who, "Iemand", epoch))));
    }

    @Override
    public Answer<Principal> renew(String token) {
      var parts = token.split(" ", -1);
      if (parts.length != 2) {
        return Answer.refused(Refusal.NOT_SIGNED_IN);
      }
      return Answer.given(
          new Principal(
              new PersonId(UUID.fromString(parts[0])),
              new SessionId(UUID.fromString(parts[1])),
              Instant.MAX));
    }
  }
}
