package nl.draad.proof.history;

import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Two workers took the same chat.
final class OneOwner implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var owners = new TreeMap<String, TreeSet<String>>();
    for (var event : evidence.all(Event.Claimed.class)) {
      owners.computeIfAbsent(event.chat(), _ -> new TreeSet<>()).add(event.worker());
    }
    for (var chat : evidence.stored().chats()) {
      owners.computeIfAbsent(chat.id(), _ -> new TreeSet<>()).addAll(chat.claims());
    }
    var several =
        owners.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> broken("%s was taken by %s".formatted(entry.getKey(), entry.getValue())));
    var twice =
        evidence.stored().chats().stream()
            .filter(chat -> chat.claims().size() > chat.claims().stream().distinct().count())
            .map(
                chat ->
                    broken("the log of %s says taken by %s".formatted(chat.id(), chat.claims())));
    return Stream.concat(several, twice);
  }
}
