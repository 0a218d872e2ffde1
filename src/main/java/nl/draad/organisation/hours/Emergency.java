package nl.draad.organisation.hours;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import nl.draad.identity.NamedPerson;

/// A desk that was closed at once, whatever its hours say.
///
/// @param by who closed it
/// @param notice for visitors
/// @param until when it ends by itself
public record Emergency(Instant since, NamedPerson by, Notice notice, Optional<Instant> until) {

  /// Whether it still closes the desk.
  boolean isOn(Instant at) {
    return until.isEmpty() || at.isBefore(until.get());
  }

  void into(JsonGenerator json) throws IOException {
    json.writeStringField("since", since.toString());
    by.fieldInto(json, "by");
    json.writeStringField("text", notice.text());
    if (until.isPresent()) {
      json.writeStringField("until", until.get().toString());
    }
  }
}
