package nl.draad.proof.history;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// When chats surely waited, and when they surely had been asked for or taken. Never changed once
/// made.
final class Queues {
  private final Map<String, Event.Asked> asked = new HashMap<>();
  private final Map<String, Long> mayHaveLeft = new HashMap<>();
  private final Map<String, Long> hasLeft = new HashMap<>();
  private final Map<String, Long> strangers = new HashMap<>();

  Queues(Evidence evidence) {
    evidence.all(Event.Asked.class).forEach(event -> asked.put(event.chat(), event));
    for (var event : evidence.all(Event.Claimed.class)) {
      mayHaveLeft.merge(event.chat(), event.begun(), Math::min);
      hasLeft.merge(event.chat(), event.at(), Math::min);
    }
    for (var event : evidence.all(Event.Ended.class)) {
      mayHaveLeft.merge(event.chat(), event.begun(), Math::min);
      hasLeft.merge(event.chat(), event.at(), Math::min);
    }
    var unanswered = evidence.all(Event.Unanswered.class);
    for (var chat : evidence.stored().chats()) {
      unanswered.stream()
          .filter(event -> mayConcern(event, chat))
          .forEach(event -> mayHaveLeft.merge(chat.id(), event.begun(), Math::min));
      if (!asked.containsKey(chat.id())) {
        strangers.merge(chat.desk(), 1L, Long::sum);
      }
    }
  }

  /// Whether a deed without an answer may have taken this chat from the queue.
  private static boolean mayConcern(Event.Unanswered event, Stored.Chat chat) {
    return event.place().equals(chat.id())
        || (event.place().equals(chat.desk()) && event.person().equals(chat.worker()));
  }

  /// The other chats that were asked for at the same desk.
  Stream<Event.Asked> othersAt(Event.Asked one) {
    return asked.values().stream()
        .filter(other -> other.desk().equals(one.desk()) && !other.chat().equals(one.chat()));
  }

  /// How many chats are stored at this desk of which nobody knows when they were asked for.
  long strangersAt(String desk) {
    return strangers.getOrDefault(desk, 0L);
  }

  Stream<Event.Asked> asked(String chat) {
    return Stream.ofNullable(asked.get(chat));
  }

  /// From when on it may be out of the queue.
  long mayHaveLeft(String chat) {
    return mayHaveLeft.getOrDefault(chat, Long.MAX_VALUE);
  }

  /// From when on it is out of the queue.
  long hasLeft(String chat) {
    return hasLeft.getOrDefault(chat, Long.MAX_VALUE);
  }
}
