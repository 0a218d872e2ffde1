package nl.draad.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// How JSON is read and written everywhere in Draad. Reading is strict: one object, no duplicate
/// keys, nothing after it, at most 16 deep, numbers of at most 30 digits. Thread-safe.
public final class Json {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_DIGITS = 30;
  private static final int MAX_NAME = 200;
  private static final int USUAL_SIZE = 256;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8) // an emoji as it is
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_DIGITS)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /// A field's name, encoded once.
  public static SerializedString name(String name) {
    return new SerializedString(name);
  }

  /// Reads one object out of what came from outside; refuses with [Refusal#MALFORMED] what is
  /// anything else.
  public static Fields read(byte[] utf8) {
    return new Fields(object(utf8));
  }

  /// The same, from characters.
  public static Fields read(String text) {
    try {
      return new Fields(asObject(MAPPER.readTree(text)));
    } catch (IOException broken) {
      throw malformed();
    }
  }

  /// An empty object to fill in.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static ObjectNode object(byte[] utf8) {
    try {
      return asObject(MAPPER.readTree(utf8));
    } catch (IOException broken) {
      throw malformed();
    }
  }

  private static ObjectNode asObject(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw malformed();
  }

  private static Refused malformed() {
    return new Refused(Refusal.MALFORMED, Refusal.MALFORMED.text());
  }

  /// What writes one JSON object into a generator that is already inside it.
  public interface Writing {
    void into(JsonGenerator json) throws IOException;
  }

  /// Encodes one object, once.
  public static Text write(Writing writing) {
    return Text.ofUtf8(bytes(writing));
  }

  /// The same, as bare bytes: for what is stored.
  public static byte[] bytes(Writing writing) {
    try (var buffer = new ByteArrayBuilder(FACTORY._getBufferRecycler(), USUAL_SIZE);
        var json = FACTORY.createGenerator(buffer)) {
      json.writeStartObject();
      writing.into(json);
      json.writeEndObject();
      json.flush();
      return buffer.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("expected memory to take any JSON", impossible);
    }
  }
}
