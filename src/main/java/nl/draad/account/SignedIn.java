package nl.draad.account;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;

/// What a device gets when it is signed in: an access token, how long that lasts, and the refresh
/// token that goes into a cookie and nowhere else. Prints without both.
public record SignedIn(Person person, String token, Duration lasts, RefreshToken refresh) {

  /// Writes the fields of a *session*.
  void into(JsonGenerator json) throws IOException {
    json.writeStringField("token", token);
    json.writeNumberField("expiresIn", lasts.toSeconds());
    person.into(json);
  }

  @Override
  public String toString() {
    return "SignedIn[" + person + "]";
  }
}
