package nl.draad.dossier;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import nl.draad.access.ChannelRole;
import nl.draad.identity.NamedPerson;
import nl.draad.organisation.Organisation;

/// Somebody with access to a dossier: who, as what, since when, and for which organisation if for
/// one.
///
/// @param me whether it is the person who asks
public record TeamMember(
    NamedPerson who,
    ChannelRole role,
    Instant since,
    Optional<Organisation> organisation,
    boolean me) {

  /// Writes it as an object.
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("person", who.person().toString());
    json.writeStringField("name", who.name());
    json.writeStringField("role", role.wire());
    json.writeStringField("since", since.toString());
    if (organisation.isPresent()) {
      organisation.get().fieldInto(json);
    }
    json.writeBooleanField("me", me);
    json.writeEndObject();
  }
}
