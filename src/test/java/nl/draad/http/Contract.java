package nl.draad.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.draad.routes.Route;

/// The contract of `openapi.yaml`, to hold routes and answers to.
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
  private final JsonObject document = read();
  private final JsonObject definitions =
      new JsonObject(
          document
              .getJsonObject("components")
              .getJsonObject("schemas")
              .encode()
              .replace("#/components/schemas/", "#/$defs/"));

  private static JsonObject read() {
    try (var file = Openapi.class.getResourceAsStream("openapi.yaml")) {
      var yaml = new ObjectMapper(new YAMLFactory()).readValue(file, Map.class);
      return new JsonObject(new ObjectMapper().writeValueAsString(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Every operation: method and path.
  public Set<String> operations() {
    var operations = new TreeSet<String>();
    for (var path : paths().fieldNames()) {
      paths().getJsonObject(path).fieldNames().stream()
          .filter(METHODS::contains)
          .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    return operations;
  }

  public static String operation(Route route) {
    return route.method() + " " + route.path();
  }

  /// Whether an operation asks for a token, or for what stands in its place.
  public boolean needsToken(String operation) {
    return security(operation).anyMatch(way -> way.containsKey("token"));
  }

  /// Whether the refresh cookie opens an operation.
  boolean takesCookie(String operation) {
    return security(operation).anyMatch(way -> way.containsKey("refresh"));
  }

  /// The ways in which a caller may show who it is.
  private Stream<JsonObject> security(String operation) {
    var parts = operation.split(" ");
    return paths()
        .getJsonObject(parts[1])
        .getJsonObject(parts[0].toLowerCase(Locale.ROOT))
        .getJsonArray("security", new JsonArray())
        .stream()
        .map(JsonObject.class::cast);
  }

  JsonObject document() {
    return document;
  }

  /// Holds an answer of one of the operations to its schema; of anything else, a problem to its.
  public void check(HttpMethod method, String uri, HttpResponse<Buffer> response) {
    var path = uri.split("\\?")[0];
    var type = Optional.ofNullable(response.getHeader("Content-Type")).orElse("");
    if (type.equals("application/problem+json")) {
      var problem = HttpWorld.json(response);
      assertFits("Problem", problem);
      assertThat(problem.getInteger("status")).isEqualTo(response.statusCode());
    } else if (path.startsWith("/api/") || path.startsWith("/.well-known/")) {
      assertThat(response.statusCode()).isLessThan(300);
      schema(method, path, response.statusCode())
          .ifPresent(name -> assertFits(name, HttpWorld.json(response)));
    }
  }

  void assertFits(String schema, JsonObject body) {
    var whole = new JsonObject().put("$ref", "#/$defs/" + schema).put("$defs", definitions);
    var result =
        Validator.create(
                JsonSchema.of(whole),
                new JsonSchemaOptions()
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic)
                    .setBaseUri("https://draad.example/"))
            .validate(body);
    assertThat(result.getValid())
        .withFailMessage(() -> schema + " " + body + " " + result.toJson().encodePrettily())
        .isTrue();
  }

  /// The name of the schema that this answer promises; none for one without a body.
  private Optional<String> schema(HttpMethod method, String path, int status) {
    for (var template : paths().fieldNames()) {
      if (path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+"))) {
        var operation =
            paths().getJsonObject(template).getJsonObject(method.name().toLowerCase(Locale.ROOT));
        if (operation != null) {
          var promised = operation.getJsonObject("responses").getJsonObject("" + status);
          assertThat(promised)
              .withFailMessage(() -> method + " " + template + " promises no " + status)
              .isNotNull();
          return Optional.ofNullable(promised.getJsonObject("content"))
              .map(content -> content.getJsonObject("application/json"))
              .map(json -> json.getJsonObject("schema").getString("$ref"))
              .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
        }
      }
    }
    throw new AssertionError("no operation for " + method + " " + path);
  }

  private JsonObject paths() {
    return document.getJsonObject("paths");
  }
}
