package nl.draad.routes;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import nl.draad.pace.Pace;

/// One thing that can be asked over HTTP: method, path (`{name}` stands for one segment), who may
/// ask it, how often, and the deed. Every route stands in `openapi.yaml`; a test compares them.
public record Route(HttpMethod method, String path, Who who, Deed deed, Optional<Pace> pace) {

  /// Who may ask at all. What exactly a person may do is the deed's own question.
  public enum Who {
    /// Anyone; a token is not looked at.
    ANYONE,
    /// Anyone; a valid access token says who asks ([Ask#known()]), any other is as good as none.
    /// For what can be shown in another way too.
    PERHAPS_SIGNED_IN,
    /// Only with a valid access token: [Ask#principal()] is there.
    SIGNED_IN
  }

  /// A route for anyone.
  public static Route open(HttpMethod method, String path, Deed deed) {
    return new Route(method, path, Who.ANYONE, deed, Optional.empty());
  }

  /// A route whose deed judges for itself who may ask, with a token or without.
  public static Route perhapsSignedIn(HttpMethod method, String path, Deed deed) {
    return new Route(method, path, Who.PERHAPS_SIGNED_IN, deed, Optional.empty());
  }

  /// A route for signed-in people.
  public static Route signedIn(HttpMethod method, String path, Deed deed) {
    return new Route(method, path, Who.SIGNED_IN, deed, Optional.empty());
  }

  /// The same route, at most this often per caller.
  public Route at(Pace limit) {
    return new Route(method, path, who, deed, Optional.of(limit));
  }
}
