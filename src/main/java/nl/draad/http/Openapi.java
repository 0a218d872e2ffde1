package nl.draad.http;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Text;

/// The contract of all routes, OpenAPI 3.1, served as it stands in the file.
final class Openapi {
  private static final String FILE = "openapi.yaml";

  private Openapi() {}

  static Route route() {
    var reply =
        new Reply(
            200,
            Optional.of(Text.ofUtf8(read())),
            Map.of("Content-Type", "application/yaml", "Cache-Control", "public, max-age=300"));
    return Route.open(HttpMethod.GET, "/api/openapi.yaml", _ -> Answer.yes(reply));
  }

  private static byte[] read() {
    try (var file = Openapi.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("expected " + FILE + " beside " + Openapi.class);
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
