package nl.draad.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// Refuses what would change something and was caused by another site: a browser says so in
/// `Sec-Fetch-Site`, an older one in `Origin`. What is not a browser says neither, and carries
/// nobody's cookie but its own.
final class SameSite {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameSite() {}

  static void check(RoutingContext ctx) {
    var request = ctx.request();
    if (isReading(request.method()) || isOwn(request)) {
      ctx.next();
    } else {
      Problems.refuse(ctx, Answer.refused(Refusal.NOT_ALLOWED, "caused by another site"));
    }
  }

  private static boolean isReading(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private static boolean isOwn(HttpServerRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OWN.contains(site);
    }
    var origin = request.getHeader("Origin");
    return origin == null || isHere(origin, request.getHeader("Host"));
  }

  private static boolean isHere(String origin, @Nullable String host) {
    try {
      var authority = URI.create(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
