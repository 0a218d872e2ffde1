package nl.draad.account;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import nl.draad.identity.PersonId;

/// Somebody with an account. Prints without the name.
public record Person(PersonId id, String name) {

  /// Writes the field `person`.
  void into(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("person");
    json.writeStringField("id", id.toString());
    json.writeStringField("name", name);
    json.writeEndObject();
  }

  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
