package nl.draad.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// A person by the name that this person wants to be called by. Prints without the name.
public record NamedPerson(PersonId person, String name) {

  /// Writes a field that holds `person` and `name`.
  public void fieldInto(JsonGenerator json, String field) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("person", person.toString());
    json.writeStringField("name", name);
    json.writeEndObject();
  }

  @Override
  public String toString() {
    return "NamedPerson[" + person + "]";
  }
}
