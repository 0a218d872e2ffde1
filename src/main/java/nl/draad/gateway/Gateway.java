package nl.draad.gateway;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.messaging.Device;
import nl.draad.messaging.Devices;
import nl.draad.messaging.FrameDeed;
import nl.draad.pace.Paces;
import nl.draad.postgres.Unreachable;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;

/// A node's WebSocket door: takes connections in, bounded per person and per address, knows which
/// deed answers which type of frame, and lets everyone out in an orderly way. Thread-safe; each
/// [Connection] is confined to the loop that accepted it.
public final class Gateway {
  /// Of all gateways in this process together, which is one but in tests.
  private static final AtomicInteger OPEN =
      Objects.requireNonNull(Metrics.gauge("draad.connections", new AtomicInteger()));

  /// The named subprotocol.
  public static final String PROTOCOL = "draad.v1";

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final Reception reception;
  private final Devices devices;
  private final Setup setup;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
  private final Paces paces = new Paces();
  private volatile @Nullable Text draining; // what devices are told from the drain on

  /// What the roof decides.
  ///
  /// @param deeds the deed for every type of frame but the door's own
  /// @param gone what happens when a device that had said hello is gone
  public record Setup(
      Map<String, FrameDeed> deeds, Consumer<Device> gone, Limits limits, InstantSource clock) {}

  public Gateway(Vertx vertx, Reception reception, Devices devices, Setup setup) {
    this.vertx = vertx;
    this.reception = reception;
    this.devices = devices;
    this.setup = setup;
  }

  /// What the HTTP server needs for this door.
  public static HttpServerOptions configure(HttpServerOptions options) {
    return options
        .setWebSocketSubProtocols(List.of(PROTOCOL))
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(Limits.HARD_FRAME)
        .setMaxWebSocketMessageSize(Limits.HARD_FRAME);
  }

  /// A request to open a socket, from a network address as the HTTP door sees it. Succeeds when it
  /// is open, fails when it was refused.
  public Future<Void> accept(HttpServerRequest request, String address) {
    var status = refusal(request, address);
    if (status != 0) {
      var response = request.response().setStatusCode(status);
      if (status == TOO_MANY) {
        response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Limits.FULL_SECONDS));
      }
      response.end();
      return Future.failedFuture("refused with " + status);
    }
    return request
        .toWebSocket()
        .onSuccess(socket -> welcome(new Connection(this, vertx, socket, address)))
        .onFailure(_ -> release(address))
        .mapEmpty();
  }

  private void welcome(Connection line) {
    connections.add(line);
    OPEN.incrementAndGet();
    line.open();
    var drain = draining;
    if (drain != null) { // began while the socket was opened
      line.drain(drain);
    }
  }

  /// Tells everyone to come back, spread over some milliseconds, and closes all lines. New ones are
  /// refused.
  public void drain(long spreadMillis) {
    var drain = DoorFrames.drain(spreadMillis);
    draining = drain;
    connections.forEach(line -> line.drain(drain));
  }

  /// The HTTP status that says no; 0 when the address has one connection more from now on.
  private int refusal(HttpServerRequest request, String address) {
    if (draining != null) {
      return UNAVAILABLE;
    }
    if (!offers(request)) {
      return BAD_REQUEST;
    }
    if (isForeign(request)) {
      return FORBIDDEN;
    }
    if (!paces.take("opening", limits().shares().opening(), address).isZero()) {
      return TOO_MANY;
    }
    if (perAddress.merge(address, 1, Integer::sum) > limits().perAddress()) {
      release(address);
      return TOO_MANY;
    }
    return 0;
  }

  private static boolean offers(HttpServerRequest request) {
    var offered = request.getHeader("Sec-WebSocket-Protocol");
    return offered != null
        && Arrays.stream(offered.split(",", -1)).map(String::trim).anyMatch(PROTOCOL::equals);
  }

  /// A page of another site may not open a socket in its visitor's name.
  private static boolean isForeign(HttpServerRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return false;
    }
    var host = request.getHeader(HttpHeaders.HOST);
    return host == null || !origin.endsWith("//" + host);
  }

  /// Takes a frame of this type for a person: nothing to wait, or how long.
  Duration take(PersonId person, String type) {
    var caller = person.toString();
    var any = take(caller, Use.ANY);
    return any.isZero() ? Use.of(type).map(use -> take(caller, use)).orElse(Duration.ZERO) : any;
  }

  private Duration take(String caller, Use use) {
    return paces.take(use.name(), limits().shares().of(use), caller);
  }

  Limits limits() {
    return setup.limits();
  }

  InstantSource clock() {
    return setup.clock();
  }

  @Nullable FrameDeed deed(String type) {
    return setup.deeds().get(type);
  }

  Future<Answer<Reception.Guest>> admit(String token) {
    return reception.admit(token);
  }

  Answer<Principal> renew(String token) {
    return reception.renew(token);
  }

  /// The device is known by its person from now on; nothing when that person has enough of them.
  Optional<Future<Void>> enter(Connection line) {
    return devices.add(line, limits().perPerson()).map(Future::otherwiseEmpty);
  }

  void gone(Connection line) {
    if (connections.remove(line)) {
      OPEN.decrementAndGet();
    }
    release(line.address());
    if (line.isGreeted()) {
      setup.gone().accept(line);
    }
  }

  void countRefusal(Refusal refusal) {
    Metrics.counter("draad.refusals", "number", Integer.toString(refusal.number())).increment();
  }

  /// PostgreSQL that cannot be reached is a refusal that may be tried again; anything else is our
  /// own failure.
  Refusal refusalFor(Throwable broken) {
    return switch (broken) {
      case Unreachable away when away.sent() -> Refusal.OUTCOME_UNKNOWN;
      case Unreachable _ -> Refusal.UNAVAILABLE;
      default -> Refusal.FAILURE;
    };
  }

  private void release(String address) {
    perAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }
}
