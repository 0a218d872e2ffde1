package nl.draad.routes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.draad.wire.Json;
import nl.draad.wire.Text;

/// What a deed answers with: a status, a JSON body where there is one, and headers of its own
/// beside those that the door always sends.
public record Reply(int status, Optional<Text> body, Map<String, String> headers) {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;

  /// 200 and one JSON object, written into an object that is already open.
  public static Reply ok(Json.Writing object) {
    return of(OK, object);
  }

  /// 201 and one JSON object: something new is there.
  public static Reply created(Json.Writing object) {
    return of(CREATED, object);
  }

  /// 204: done, and nothing to say.
  public static Reply nothing() {
    return new Reply(NO_CONTENT, Optional.empty(), Map.of());
  }

  /// The same reply with one header more.
  public Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, Map.copyOf(more));
  }

  private static Reply of(int status, Json.Writing object) {
    return new Reply(status, Optional.of(Json.write(object)), Map.of());
  }

  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
