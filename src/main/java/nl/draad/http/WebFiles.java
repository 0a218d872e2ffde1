package nl.draad.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.draad.crypto.Secrets;
import nl.draad.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// The files of the web application and its libraries, held in memory by their paths: what is not
/// in the table does not exist, so no path can lead anywhere else. Immutable, thread-safe.
public final class WebFiles {
  private static final String PAGE = "/index.html";
  private static final String KEEP = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  /// A script that stands in the page itself: an import map, nothing else.
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  /// First segments of paths that are never a page of the application.
  private static final Set<String> NO_PAGES =
      Set.of("api", "app", "lib", "socket", "health", "metrics", "problems", ".well-known");

  private final Map<String, Asset> assets;
  private final List<String> inline;

  WebFiles(Map<String, Asset> assets) {
    this.assets = Map.copyOf(assets);
    this.inline =
        Optional.ofNullable(assets.get(PAGE)).map(WebFiles::inlineScripts).orElse(List.of());
  }

  /// Reads the folder `web` of the classpath and the libraries.
  public static WebFiles read(ClassLoader classpath) {
    var assets = new HashMap<String, Asset>();
    Classpath.web(classpath, (path, bytes) -> put(assets, path, bytes, false));
    Classpath.libraries(classpath, (path, bytes) -> put(assets, "/lib" + path, bytes, true));
    return new WebFiles(assets);
  }

  private static void put(Map<String, Asset> assets, String path, byte[] bytes, boolean lasting) {
    if (Asset.isKnown(path)) {
      assets.put(path, Asset.of(path, bytes, lasting));
    }
  }

  /// The digests of the page's inline scripts, as a content security policy names them.
  List<String> inlineScripts() {
    return inline;
  }

  boolean has(String path) {
    return assets.containsKey(path);
  }

  /// Answers with a file, or with the application's page where a browser navigates.
  void answer(RoutingContext ctx) {
    var request = ctx.request();
    var asset = found(request);
    if (asset.isEmpty()) {
      ctx.next();
    } else if (!isReading(request.method())) {
      ctx.response().putHeader("Allow", "GET, HEAD");
      Problems.refuse(ctx, Refusal.METHOD_NOT_ALLOWED);
    } else {
      write(ctx, asset.get());
    }
  }

  private Optional<Asset> found(HttpServerRequest request) {
    var path = request.path();
    var page = path == null || path.equals("/") || (!has(path) && isPage(path, request));
    return Optional.ofNullable(assets.get(page ? PAGE : path));
  }

  private static boolean isPage(String path, HttpServerRequest request) {
    var accept = request.getHeader("Accept");
    var first = path.substring(1).split("/", 2)[0];
    return !NO_PAGES.contains(first)
        && request.method().equals(HttpMethod.GET)
        && accept != null
        && accept.contains("text/html");
  }

  private static void write(RoutingContext ctx, Asset asset) {
    var request = ctx.request();
    var packed = asset.gzip().isPresent() && takesGzip(request);
    var tag = '"' + asset.tag() + (packed ? "-gzip" : "") + '"';
    var response =
        ctx.response()
            .putHeader("ETag", tag)
            .putHeader("Cache-Control", asset.lasting() ? KEEP : ASK_AGAIN)
            .putHeader("Vary", "Accept-Encoding");
    if (isKnown(request.getHeader("If-None-Match"), tag)) {
      response.setStatusCode(304).end();
      return;
    }
    var bytes = packed ? asset.gzip().get() : asset.bytes();
    response.putHeader("Content-Type", asset.type());
    response.putHeader("Content-Length", Integer.toString(bytes.length()));
    if (packed) {
      response.putHeader("Content-Encoding", "gzip");
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(bytes);
    }
  }

  private static boolean takesGzip(HttpServerRequest request) {
    var taken = request.getHeader("Accept-Encoding");
    return taken != null && taken.contains("gzip");
  }

  private static boolean isKnown(@Nullable String known, String tag) {
    return known != null && (known.equals("*") || known.contains(tag));
  }

  private static boolean isReading(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private static List<String> inlineScripts(Asset page) {
    return INLINE
        .matcher(page.bytes().toString(StandardCharsets.UTF_8))
        .results()
        .map(script -> Secrets.digest(script.group(1)))
        .map(digest -> "sha256-" + Base64.getEncoder().encodeToString(digest))
        .toList();
  }
}
