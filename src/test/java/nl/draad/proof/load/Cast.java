package nl.draad.proof.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Everyone and everything of the run that has a name. Thread-safe.
///
/// @param desks ids
/// @param dossiers with the people in them
record Cast(
    Map<String, Person> people,
    List<Person> everyone,
    List<Person> clients,
    List<Person> workers,
    List<String> desks,
    List<Dossier> dossiers,
    Map<String, String> chats) {

  /// A dossier with its group thread.
  ///
  /// @param members beside the client
  record Dossier(String id, String group, Person client, List<Person> members) {}

  static Cast of(
      List<Person> people,
      List<Person> clients,
      List<Person> workers,
      List<String> desks,
      List<Dossier> dossiers) {
    var byId = new ConcurrentHashMap<String, Person>();
    people.forEach(person -> byId.put(person.id(), person));
    return new Cast(byId, people, clients, workers, desks, dossiers, new ConcurrentHashMap<>());
  }

  /// What the history calls this person.
  String name(String id) {
    var person = people.get(id);
    return person == null ? "stranger " + id : person.name();
  }

  /// A chat was seen at a desk.
  void chatAt(String chat, String desk) {
    chats.put(chat, desk);
  }

  Optional<String> deskOf(String chat) {
    return Optional.ofNullable(chats.get(chat));
  }
}
