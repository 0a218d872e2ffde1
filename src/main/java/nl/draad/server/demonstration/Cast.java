package nl.draad.server.demonstration;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.identity.Uuids;

/// Everyone and everything that the files call by a short name, with ids that are the same at every
/// loading.
final class Cast {
  private final Map<String, World.Person> people = new HashMap<>();
  private final Map<String, World.Desk> desks = new HashMap<>();
  private final Map<String, World.Organisation> organisations = new HashMap<>();

  Cast(World world) {
    world.people().forEach(person -> people.put(person.key(), person));
    world.desks().forEach(desk -> desks.put(desk.key(), desk));
    world.organisations().forEach(one -> organisations.put(one.slug(), one));
  }

  PersonId person(String key) {
    return new PersonId(id("person", known(people, key).key()));
  }

  String name(String key) {
    return known(people, key).name();
  }

  UUID organisation(String slug) {
    return id("organisation", known(organisations, slug).slug());
  }

  String organisationName(String slug) {
    return known(organisations, slug).name();
  }

  World.Desk desk(String key) {
    return known(desks, key);
  }

  UUID deskId(String key) {
    return id("desk", desk(key).key());
  }

  static UUID dossier(World.Dossier dossier) {
    return id("dossier", dossier.client());
  }

  static UUID group(World.Dossier dossier) {
    return id("group", dossier.client());
  }

  static UUID messages(World.Dossier dossier) {
    return id("messages", dossier.client());
  }

  /// @param number the chat's place in its file
  static UUID chat(World.Chat chat, int number) {
    return id("chat", chat.desk() + "/" + chat.client() + "/" + number);
  }

  private static UUID id(String kind, String key) {
    return Uuids.derived("demonstration/" + kind + "/" + key);
  }

  private static <T> T known(Map<String, T> all, String key) {
    var one = all.get(key);
    if (one == null) {
      throw new IllegalArgumentException("expected one of " + all.keySet() + " but was " + key);
    }
    return one;
  }
}
