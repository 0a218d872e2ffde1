package nl.draad.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The network connections of a node: how many one address may hold, and how long each may take to
/// say what it wants. Nothing can be answered to who says nothing, so what is too many or too slow
/// is closed. A connection that became a WebSocket is the gateway's, and is counted there.
///
/// Thread-safe, shared by the doors of all event loops; what belongs to one connection happens on
/// that connection's loop.
public final class Callers {
  private final Terms terms;
  private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
  private final Map<HttpConnection, Caller> callers = new ConcurrentHashMap<>();

  /// What is asked of a connection.
  ///
  /// @param perAddress connections of one network address to this node
  /// @param shared whether everyone comes by a balancer, so that addresses of connections are the
  ///   balancer's and not counted
  /// @param first until the first request's headers are there
  /// @param next until those of the next are, once an answer is out
  /// @param body until a request's body is there, after its headers
  public record Terms(
      int perAddress, boolean shared, Duration first, Duration next, Duration body) {

    /// With the usual patience.
    public static Terms of(int perAddress, boolean shared) {
      return new Terms(
          perAddress,
          shared,
          Duration.ofSeconds(10),
          Duration.ofSeconds(75),
          Duration.ofSeconds(30));
    }
  }

  public Callers(Terms terms) {
    this.terms = terms;
  }

  /// A connection came; on its loop.
  void come(Vertx vertx, HttpConnection line) {
    var address = terms.shared() ? Optional.<String>empty() : address(line);
    if (address.isPresent()
        && perAddress.merge(address.get(), 1, Integer::sum) > terms.perAddress()) {
      leave(address.get());
      var _ = line.close();
      return;
    }
    var caller = new Caller(vertx, line, address);
    callers.put(line, caller);
    line.closeHandler(_ -> gone(line));
    caller.expect(terms.first());
  }

  /// A request's headers are there; on its connection's loop.
  void ask(HttpServerRequest request) {
    var caller = callers.get(request.connection());
    if (caller != null) {
      caller.asks(request);
    }
  }

  /// A request's connection has become a WebSocket.
  public void handOver(HttpServerRequest request) {
    gone(request.connection());
  }

  private void gone(HttpConnection line) {
    var caller = callers.remove(line);
    if (caller != null) {
      caller.end();
      caller.address.ifPresent(this::leave);
    }
  }

  /// How many connections there are, of all addresses.
  int count() {
    return callers.size();
  }

  private static Optional<String> address(HttpConnection line) {
    return Optional.ofNullable(line.remoteAddress().hostAddress()).flatMap(Addresses::network);
  }

  private void leave(String address) {
    perAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }

  /// One connection. There is one timer for it, not one for every request: it looks now and then
  /// whether anything is owed. Confined to the connection's loop.
  private final class Caller {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final HttpConnection line;
    private final Optional<String> address; // where it is counted
    private long timer = NONE;
    private @Nullable HttpServerRequest current; // the last one, until its answer is seen to be out

    Caller(Vertx vertx, HttpConnection line, Optional<String> address) {
      this.vertx = vertx;
      this.line = line;
      this.address = address;
    }

    void expect(Duration patience) {
      timer = vertx.setTimer(patience.toMillis(), _ -> look());
    }

    void end() {
      vertx.cancelTimer(timer);
    }

    void asks(HttpServerRequest request) {
      if (current == null) {
        end();
        expect(terms.next());
      }
      current = request;
      if (hasBody(request)) {
        var late = vertx.setTimer(terms.body().toMillis(), _ -> line.close());
        request.end().onComplete(_ -> vertx.cancelTimer(late));
      }
    }

    /// An answer that is still being made is waited for; one that is out begins the time for the
    /// next request.
    private void look() {
      var asked = current;
      if (asked == null) {
        var _ = line.close();
        return;
      }
      if (asked.response().ended()) {
        current = null;
      }
      expect(terms.next());
    }

    private static boolean hasBody(HttpServerRequest request) {
      var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
      return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
          || (length != null && !length.equals("0"));
    }
  }
}
