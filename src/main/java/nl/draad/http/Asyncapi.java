package nl.draad.http;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// The contract of the WebSocket, AsyncAPI 3.0, and the JSON Schemas of its frames that it refers
/// to, served as they stand in their files.
final class Asyncapi {
  /// The document itself.
  static final String FILE = "asyncapi.yaml";

  /// What the schemas share.
  static final String PARTS = "parts.json";

  private static final Pattern SCHEMA = Pattern.compile("schemas/([a-z-]+\\.json)");

  private Asyncapi() {}

  static List<Route> routes() {
    var document = read(FILE);
    var whole = reply(document, "application/yaml");
    var schemas = schemas(document);
    return List.of(
        Route.open(HttpMethod.GET, "/api/asyncapi.yaml", _ -> Answer.yes(whole)),
        Route.open(
            HttpMethod.GET,
            "/api/schemas/{name}",
            ask ->
                Optional.ofNullable(schemas.get(ask.segment("name")))
                    .map(Answer::yes)
                    .orElseGet(() -> Answer.no(Refusal.NOT_FOUND))));
  }

  private static Map<String, Reply> schemas(byte[] document) {
    var schemas = new HashMap<String, Reply>();
    var named =
        SCHEMA
            .matcher(new String(document, StandardCharsets.UTF_8))
            .results()
            .map((MatchResult found) -> found.group(1));
    Stream.concat(named, Stream.of(PARTS))
        .forEach(
            name -> schemas.put(name, reply(read("schemas/" + name), "application/schema+json")));
    return schemas;
  }

  private static Reply reply(byte[] file, String type) {
    return new Reply(
        200,
        Optional.of(Text.ofUtf8(file)),
        Map.of("Content-Type", type, "Cache-Control", "public, max-age=300"));
  }

  private static byte[] read(String name) {
    try (var file = Asyncapi.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("expected " + name + " beside " + Asyncapi.class);
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
