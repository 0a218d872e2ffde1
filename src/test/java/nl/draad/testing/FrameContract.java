package nl.draad.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The contract of the WebSocket as it is published: which frames travel in which direction, and
/// the schema of each. Changed by a test that wants to see it caught; otherwise read-only. For one
/// test thread.
public final class FrameContract {
  private static final String PLACE = "/nl/draad/http/";
  private static final String BASE = "https://draad.example/";
  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setDraft(Draft.DRAFT202012)
          .setBaseUri(BASE)
          .setOutputFormat(OutputFormat.Basic);

  private final JsonObject document = yaml("asyncapi.yaml");
  private final Map<String, JsonObject> schemas = new TreeMap<>();
  private Optional<SchemaRepository> repository = Optional.empty();

  /// Reads the document and every schema that it names.
  public static FrameContract read() {
    var contract = new FrameContract();
    var messages = contract.document.getJsonObject("components").getJsonObject("messages");
    for (var message : messages.fieldNames()) {
      var payload = messages.getJsonObject(message).getJsonObject("payload");
      var file = payload.getJsonObject("schema").getString("$ref");
      contract.schemas.put(name(file), json(file));
    }
    return contract;
  }

  /// The AsyncAPI document.
  public JsonObject document() {
    return document;
  }

  /// Every frame of the document: `device-` or `server-` and its type.
  public Set<String> frames() {
    return schemas.keySet();
  }

  /// What frames are made of.
  public static JsonObject parts() {
    return json("schemas/parts.json");
  }

  /// The schema of a frame, as it stands in its file.
  public JsonObject schema(String frame) {
    return Objects.requireNonNull(schemas.get(frame), frame);
  }

  /// From now on this frame has to have one field more.
  public FrameContract require(String frame, String field) {
    schema(frame).getJsonArray("required").add(field);
    return this;
  }

  /// What is wrong with a frame of this name; nothing when it is as it is documented.
  public Optional<String> complaint(String name, JsonObject frame) {
    if (!schemas.containsKey(name)) {
      return Optional.of(name + " is not documented");
    }
    var result = repository().validator(BASE + name + ".json").validate(frame);
    return Boolean.TRUE.equals(result.getValid())
        ? Optional.empty()
        : Optional.of(name + " " + frame.encode() + " " + result.toJson().encodePrettily());
  }

  private SchemaRepository repository() {
    var known = repository.orElseGet(this::dereferenced);
    repository = Optional.of(known);
    return known;
  }

  private SchemaRepository dereferenced() {
    var made = SchemaRepository.create(OPTIONS);
    made.dereference(JsonSchema.of(json("schemas/parts.json")));
    schemas.values().forEach(schema -> made.dereference(JsonSchema.of(schema)));
    return made;
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
  }

  private static JsonObject json(String file) {
    try (var stream = open(file)) {
      return new JsonObject(
          new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonObject yaml(String file) {
    try (var stream = open(file)) {
      var read = new ObjectMapper(new YAMLFactory()).readTree(stream);
      return new JsonObject(read.toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String file) {
    var stream = FrameContract.class.getResourceAsStream(PLACE + file);
    if (stream == null) {
      throw new AssertionError("expected " + file + " among the published documents");
    }
    return stream;
  }
}
