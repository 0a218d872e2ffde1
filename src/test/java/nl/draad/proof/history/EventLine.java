package nl.draad.proof.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An event as one line of JSON: its fields, and its kind under `event`. Stateless.
final class EventLine {
  private static final String KIND = "event";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(Event.class.getDeclaredClasses())
          .filter(Class::isRecord)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private EventLine() {}

  static String of(Event event) {
    ObjectNode line = JSON.createObjectNode().put(KIND, event.getClass().getSimpleName());
    line.setAll(JSON.<ObjectNode>valueToTree(event));
    return line.toString();
  }

  static Event read(String line) {
    try {
      var fields = (ObjectNode) JSON.readTree(line);
      var kind = KINDS.get(fields.remove(KIND).textValue());
      if (kind == null) {
        throw new IllegalArgumentException("expected a kind of event but was " + line);
      }
      return (Event) JSON.treeToValue(fields, kind);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected an event but was " + line, e);
    }
  }
}
