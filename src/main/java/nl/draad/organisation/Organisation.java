package nl.draad.organisation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import nl.draad.identity.OrganisationId;

/// An organisation as everyone may know it.
///
/// @param slug its short name in addresses: small letters, digits and hyphens
public record Organisation(OrganisationId id, String slug, String name) {

  /// Writes `id`, `slug` and `name` into an object that is open.
  public void into(JsonGenerator json) throws IOException {
    json.writeStringField("id", id.toString());
    json.writeStringField("slug", slug);
    json.writeStringField("name", name);
  }

  /// Writes the field `organisation`.
  public void fieldInto(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("organisation");
    into(json);
    json.writeEndObject();
  }
}
