package nl.draad.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.draad.account.AccountRoutes;
import nl.draad.account.Accounts;
import nl.draad.account.Sessions;
import nl.draad.account.SigningKeys;
import nl.draad.account.Slowdown;
import nl.draad.account.Tokens;
import nl.draad.chat.ChatRoutes;
import nl.draad.chat.Chats;
import nl.draad.chat.Claims;
import nl.draad.chat.DeskQueues;
import nl.draad.chat.Duties;
import nl.draad.crypto.KeyedHash;
import nl.draad.crypto.Passwords;
import nl.draad.crypto.Sealing;
import nl.draad.dossier.DossierRoutes;
import nl.draad.dossier.Dossiers;
import nl.draad.dossier.Team;
import nl.draad.messaging.Device;
import nl.draad.messaging.FrameDeed;
import nl.draad.messaging.Messaging;
import nl.draad.organisation.OrganisationRoutes;
import nl.draad.organisation.Organisations;
import nl.draad.organisation.hours.TimetableRoutes;
import nl.draad.organisation.hours.Timetables;
import nl.draad.redis.RedisAddress;
import nl.draad.routes.MePart;
import nl.draad.routes.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The core and the features of one node, wired by hand: what people do, without the doors through
/// which they ask. What a feature adds to the doors (routes, frames, its part of `/api/me`) is
/// listed here and nowhere else.
final class Features {
  private static final Logger LOG = LoggerFactory.getLogger(Features.class);
  private static final String ISSUER = "draad";
  private static final long TEND_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int PASSWORDS_WAITING = 50;

  private final Vertx vertx;
  private final Messaging messaging;
  private final SigningKeys keys;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Slowdown slowdown;
  private final Accounts accounts;
  private final DeskQueues queues;
  private final List<Route> routes = new ArrayList<>();
  private final List<MePart> me = new ArrayList<>();

  Features(Plumbing plumbing) {
    var settings = plumbing.settings();
    var database = plumbing.database();
    var clock = plumbing.clock();
    var master = settings.security().masterKey();
    vertx = plumbing.vertx();
    messaging = new Messaging(vertx, ground(plumbing));

    keys = new SigningKeys(vertx, database, Sealing.of(master, "signing keys"), clock);
    tokens = new Tokens(keys, ISSUER, settings.security().token(), clock);
    var terms = new Sessions.Terms(KeyedHash.of(master, "refresh"), settings.security().session());
    sessions =
        new Sessions(
            database, tokens, terms, (_, ended) -> messaging.devices().sessionsEnded(ended), clock);
    slowdown = new Slowdown(database, KeyedHash.of(master, "slowdown"), clock);
    var passwords = Passwords.start(vertx, passwordsAtOnce(), PASSWORDS_WAITING);
    accounts = new Accounts(database, passwords, slowdown, sessions, clock);

    queues = new DeskQueues(database, messaging);
    var timetables = new Timetables(database, clock);
    var organisations =
        new OrganisationRoutes(new Organisations(database), queues::crowds, timetables);
    var chats = new Chats(database, messaging.log(), queues, timetables, clock);
    var claims = new Claims(messaging.log(), queues, clock);
    var desk = new ChatRoutes(chats, claims, new Duties(database, clock));
    var team = new Team(messaging.log(), clock);
    var dossiers = new DossierRoutes(new Dossiers(database, chats), team);

    var secure = settings.http().balancer() == Settings.Balancer.HTTPS;
    var account = new AccountRoutes(accounts, sessions, keys, AccountRoutes.Terms.usual(secure));
    routes.addAll(account.routes());
    routes.addAll(organisations.routes());
    routes.addAll(new TimetableRoutes(timetables).routes());
    routes.addAll(dossiers.routes());
    routes.addAll(desk.routes());
    me.addAll(List.of(account::me, organisations::me, dossiers::me, desk::me));
  }

  private static Messaging.Ground ground(Plumbing plumbing) {
    var settings = plumbing.settings();
    return new Messaging.Ground(
        plumbing.database(),
        settings.postgres().address(),
        redis(settings.redis()),
        settings.node().lanes(),
        plumbing.clock());
  }

  private static RedisAddress redis(Settings.Redis redis) {
    return new RedisAddress(redis.uris(), redis.cluster(), redis.password().value());
  }

  private static int passwordsAtOnce() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  /// Keys first, then the core, then what lives on it.
  Future<Void> start() {
    return keys.tend()
        .compose(_ -> messaging.start())
        .compose(_ -> vertx.deployVerticle(queues, new DeploymentOptions()))
        .onSuccess(_ -> watch())
        .mapEmpty();
  }

  /// What is in flight is written, then the lines to other nodes close.
  Future<Void> stop() {
    return messaging.stop();
  }

  private void watch() {
    messaging.devices().onEnded(tokens::ended);
    messaging.endedSessions(sessions::ended);
    vertx.setPeriodic(TEND_MILLIS, _ -> tend());
  }

  /// What failed is tried again in the next round.
  private void tend() {
    keys.tend()
        .compose(_ -> slowdown.forget())
        .onFailure(
            failure -> LOG.warn("Could not tend keys and slow-downs: {}", failure.getClass()));
  }

  /// The frames that devices may send, each with its deed.
  Map<String, FrameDeed> frames() {
    var frames = new HashMap<>(messaging.conversation().frames());
    frames.putAll(queues.frames());
    return frames;
  }

  /// A device is gone.
  void gone(Device device) {
    messaging.conversation().gone(device);
  }

  Messaging messaging() {
    return messaging;
  }

  Tokens tokens() {
    return tokens;
  }

  Sessions sessions() {
    return sessions;
  }

  Accounts accounts() {
    return accounts;
  }

  List<Route> routes() {
    return routes;
  }

  List<MePart> me() {
    return me;
  }
}
