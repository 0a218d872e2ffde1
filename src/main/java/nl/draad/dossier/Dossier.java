package nl.draad.dossier;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import nl.draad.access.Access;
import nl.draad.access.ChannelRole;
import nl.draad.access.DossierPart;
import nl.draad.identity.NamedPerson;
import nl.draad.messaging.ChannelId;
import nl.draad.organisation.Organisation;

/// A dossier as somebody of its team may see it: in which role, and the channels that this role may
/// open.
public record Dossier(
    DossierId id,
    Organisation organisation,
    NamedPerson client,
    ChannelRole role,
    ChannelId group,
    Optional<ChannelId> messages) {

  /// Whether this person may open this part.
  public boolean opens(DossierPart part) {
    return Access.mayOpen(role, part);
  }

  /// Writes it as an object, as `src/docs/http.md` describes a dossier.
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    into(json);
    json.writeEndObject();
  }

  /// Writes its fields into an object that is open.
  public void into(JsonGenerator json) throws IOException {
    json.writeStringField("id", id.toString());
    organisation.fieldInto(json);
    client.fieldInto(json, "client");
    json.writeStringField("role", role.wire());
    json.writeArrayFieldStart("parts");
    for (var part : DossierPart.values()) {
      if (opens(part)) {
        json.writeString(part.wire());
      }
    }
    json.writeEndArray();
    json.writeStringField("group", group.toString());
    if (messages.isPresent()) {
      json.writeStringField("messages", messages.get().toString());
    }
  }
}
