package nl.draad.http;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// What every answer tells a browser to be strict about: nothing from elsewhere, nothing inline but
/// the one import map, no frames, no guessing of types, no address passed on. Immutable.
final class SecurityHeaders {
  private static final String NO_SENSORS =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

  private final Map<String, String> headers;

  SecurityHeaders(Rules rules, WebFiles files) {
    headers = new LinkedHashMap<>();
    headers.put("Content-Security-Policy", policy(files));
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", NO_SENSORS);
    if (rules.tls()) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  void set(RoutingContext ctx) {
    ctx.response().headers().addAll(headers);
    ctx.next();
  }

  private static String policy(WebFiles files) {
    return "default-src 'none'; script-src 'self'"
        + files.inlineScripts().stream().map(hash -> " '" + hash + "'").reduce("", String::concat)
        + "; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'"
        + "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'"
        + "; form-action 'self'";
  }
}
