package nl.draad.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/// The network address that a request came from, as far as limits go: of IPv6 the first half, which
/// is one household's or one phone's. Behind a balancer that is the last address in
/// `X-Forwarded-For`, which the balancer put there; without one that header is a stranger's word.
public final class Addresses {
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  /// `behindBalancer`: a setting, because anyone can send the header.
  public static String of(HttpServerRequest request, boolean behindBalancer) {
    var told = behindBalancer ? lastForwarded(request) : Optional.<String>empty();
    return told.or(() -> network(request.remoteAddress().hostAddress())).orElse("unknown");
  }

  private static Optional<String> lastForwarded(HttpServerRequest request) {
    var all = request.headers().getAll("X-Forwarded-For");
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var last = all.getLast();
    return network(last.substring(last.lastIndexOf(',') + 1).strip());
  }

  /// Empty when it is not an address. Some balancers add the port.
  static Optional<String> network(String literal) {
    try {
      var address = InetAddress.ofLiteral(withoutPort(literal));
      return Optional.of(
          address instanceof Inet6Address
              ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
              : address.getHostAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String literal) {
    if (literal.startsWith("[")) {
      var end = literal.indexOf(']');
      return end < 0 ? literal : literal.substring(1, end);
    }
    var colon = literal.indexOf(':');
    return colon >= 0 && colon == literal.lastIndexOf(':') ? literal.substring(0, colon) : literal;
  }
}
