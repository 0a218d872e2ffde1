package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A worker had more chats at once, for certain, than that worker's capacity.
final class WithinCapacity implements Rule {
  /// A time in which a chat was somebody's, for certain.
  private record Hold(String chat, long from, long to) {
    boolean covers(long at) {
      return from <= at && at < to;
    }
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return Stream.concat(atTheEnd(evidence), meanwhile(evidence));
  }

  private Stream<Violation> atTheEnd(Evidence evidence) {
    return evidence.stored().capacity().entrySet().stream()
        .flatMap(
            entry -> {
              var held =
                  evidence.stored().chats().stream()
                      .filter(chat -> chat.active() && chat.worker().equals(entry.getKey()))
                      .count();
              return held <= entry.getValue()
                  ? Stream.empty()
                  : Stream.of(
                      broken(
                          "%s has %s chats of %s"
                              .formatted(entry.getKey(), held, entry.getValue())));
            });
  }

  private Stream<Violation> meanwhile(Evidence evidence) {
    var ends = new HashMap<String, Long>();
    evidence
        .all(Event.Ended.class)
        .forEach(event -> ends.merge(event.chat(), event.begun(), Math::min));
    evidence
        .all(Event.Unanswered.class)
        .forEach(event -> ends.merge(event.place(), event.begun(), Math::min));
    Map<String, List<Hold>> holds = new HashMap<>();
    for (var event : evidence.all(Event.Claimed.class)) {
      var hold =
          new Hold(event.chat(), event.at(), ends.getOrDefault(event.chat(), Long.MAX_VALUE));
      var held = holds.computeIfAbsent(event.worker(), _ -> new ArrayList<>());
      if (held.stream().noneMatch(other -> other.chat().equals(hold.chat()))) {
        held.add(hold);
      }
    }
    return holds.entrySet().stream()
        .flatMap(entry -> above(evidence, entry.getKey(), entry.getValue()));
  }

  private Stream<Violation> above(Evidence evidence, String worker, List<Hold> holds) {
    var capacity = evidence.stored().capacity().getOrDefault(worker, Integer.MAX_VALUE);
    return holds.stream()
        .map(begin -> holds.stream().filter(hold -> hold.covers(begin.from())).toList())
        .filter(together -> together.size() > capacity)
        .map(
            together ->
                broken(
                    "%s had %s at once, of %s"
                        .formatted(worker, together.stream().map(Hold::chat).toList(), capacity)));
  }
}
