package nl.draad.routes;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.identity.Principal;
import nl.draad.wire.Fields;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// One request, as a deed sees it. Confined to its event loop. Prints nothing of its content.
public final class Ask {
  private final Caller caller;
  private final Map<String, String> path;
  private final Parameters query;
  private final Head head;
  private final byte[] body;

  /// What stands above the body: headers, named in lower case, and cookies.
  public record Head(Parameters headers, Parameters cookies) {}

  /// `body` is empty where there was none; it is read when it is asked for.
  public Ask(Caller caller, Map<String, String> path, Parameters query, Head head, byte[] body) {
    this.caller = caller;
    this.path = path;
    this.query = query;
    this.head = head;
    this.body = body;
  }

  /// Who asks. Only on a route for signed-in people.
  public Principal principal() {
    return caller
        .principal()
        .orElseThrow(
            () -> new IllegalStateException("expected a route for signed-in people but was open"));
  }

  /// Who asks, where a valid access token says so.
  public Optional<Principal> known() {
    return caller.principal();
  }

  /// The person who asks. Only on a route for signed-in people.
  public PersonId person() {
    return principal().person();
  }

  /// The network address that asks.
  public String address() {
    return caller.address();
  }

  /// A segment of the path, by the name that it has in the route. One with a NUL names nothing:
  /// [Refusal#NOT_FOUND].
  public String segment(String name) {
    var value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "expected a {" + name + "} in the path but was " + path.keySet());
    }
    if (value.indexOf('\0') >= 0) { // PostgreSQL knows no such text
      throw new Refused(Refusal.NOT_FOUND, Refusal.NOT_FOUND.text());
    }
    return value;
  }

  /// An id out of the path. What is not a UUID names nothing: [Refusal#NOT_FOUND].
  public UUID id(String name) {
    return Parameters.uuidOf(segment(name))
        .orElseThrow(() -> new Refused(Refusal.NOT_FOUND, Refusal.NOT_FOUND.text()));
  }

  /// What stands after the question mark.
  public Parameters query() {
    return query;
  }

  /// The headers, by name in lower case.
  public Parameters headers() {
    return head.headers();
  }

  public Parameters cookies() {
    return head.cookies();
  }

  /// The JSON object that was sent; no body at all is an object without fields.
  public Fields body() {
    return body.length == 0 ? Json.read("{}") : Json.read(body);
  }

  @Override
  public String toString() {
    return "Ask[" + caller + "]";
  }
}
