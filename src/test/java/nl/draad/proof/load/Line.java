package nl.draad.proof.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;
import nl.draad.proof.history.Event;

/// What a device holds of one channel. Confined to the device's context.
final class Line {
  private static final int KEPT = 2_000;
  private static final int OWN = 10;

  /// A post of this device's person, which may be changed.
  record Own(long seq, String text) {}

  final String id;
  boolean open = true;
  boolean mayPost;
  long end; // everything up to here is taken in
  long highest; // the highest place heard of
  long read; // what this person's devices said last
  long backlogAsked; // when, while a page is awaited; 0 otherwise
  String backlogRef = "";
  final Deque<Own> own = new ArrayDeque<>();
  private final TreeMap<Long, String> texts = new TreeMap<>();

  Line(String id) {
    this.id = id;
  }

  void put(long seq, String text) {
    texts.put(seq, text);
    if (texts.size() > KEPT) {
      texts.pollFirstEntry();
    }
  }

  /// What a post says here; empty when it is older than what is kept.
  Optional<String> text(long seq) {
    return Optional.ofNullable(texts.get(seq));
  }

  void mine(long seq, String text) {
    own.addLast(new Own(seq, text));
    if (own.size() > OWN) {
      own.removeFirst();
    }
  }

  void noLongerMine(long seq) {
    own.removeIf(post -> post.seq() == seq);
  }

  /// The newest post whose text this device has, and its place.
  Optional<Own> newest() {
    return texts.descendingMap().entrySet().stream()
        .filter(entry -> !entry.getValue().equals(Event.TAKEN_BACK))
        .findFirst()
        .map(entry -> new Own(entry.getKey(), entry.getValue()));
  }

  boolean isBehind() {
    return highest > end;
  }
}
