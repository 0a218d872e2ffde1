package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// What a device wants stored: one unanswered letter per channel, repeated with the same ref until
/// it is answered, and its fate asked before it is given up. Confined to the device's context.
final class Writing {
  private static final long SECOND = 1_000_000_000L;
  private static final long REPEAT = 4 * SECOND;
  private static final long PATIENCE = 12 * SECOND;
  private static final int MOST_WAITING = 10;
  private static final int MOST_PAST = 10;
  private static final int RETRYABLE = 4_500;
  private static final int BUSY = 4_552;

  private final Witness witness;
  private final Traits traits;
  private final Random random;
  private final Mail mail;
  private final Map<String, Deque<Letter>> letters = new LinkedHashMap<>();
  private final Map<String, Letter> fates = new HashMap<>(); // asked on this line, by ref
  private final Deque<Letter> past = new ArrayDeque<>(); // the last that are stored
  private boolean live;

  /// What it writes with.
  interface Mail {
    void send(JsonObject frame);

    /// A letter is stored at this place.
    void stored(Letter letter, long seq);
  }

  Writing(Witness witness, Traits traits, Random random, Mail mail) {
    this.witness = witness;
    this.traits = traits;
    this.random = random;
    this.mail = mail;
  }

  /// Writes, when it is this letter's turn; not at all when too much waits already.
  void add(Letter letter) {
    var queue = letters.computeIfAbsent(letter.channel(), _ -> new ArrayDeque<>());
    if (queue.size() < MOST_WAITING) {
      queue.addLast(letter);
      if (live && queue.size() == 1) {
        send(letter);
      }
    }
  }

  /// The line works: everything unanswered goes again, in any order of channels.
  void begin() {
    live = true;
    var queues = new ArrayList<>(letters.values());
    Collections.shuffle(queues, random);
    queues.forEach(queue -> Optional.ofNullable(queue.peekFirst()).ifPresent(this::send));
  }

  void lost() {
    live = false;
    fates.clear();
    letters.values().forEach(queue -> queue.forEach(letter -> letter.lastSent = 0));
  }

  /// How many are unanswered or unsent.
  int pending() {
    return letters.values().stream().mapToInt(Deque::size).sum();
  }

  void acked(JsonObject frame) {
    head(frame.getString("channel"), frame.getString("ref"))
        .ifPresent(letter -> done(letter, frame.getLong("seq")));
  }

  void fated(JsonObject frame) {
    var letter = fates.remove(frame.getString("ref"));
    if (letter == null || head(letter.channel(), letter.ref()).isEmpty()) {
      return;
    }
    if (frame.containsKey("seq")) {
      done(letter, frame.getLong("seq"));
    } else {
      witness.failed(letter);
      next(letter);
    }
  }

  /// Gives whether the refusal was of something written here.
  boolean refused(JsonObject frame) {
    var ref = frame.getString("ref", "");
    var number = frame.getInteger("number");
    var wait = frame.getInteger("after", 0) * SECOND + random.nextLong(SECOND / 2);
    var fate = fates.remove(ref);
    if (fate != null) {
      fateRefused(fate, number, wait);
      return true;
    }
    for (var queue : letters.values()) {
      var letter = queue.peekFirst();
      if (letter != null && letter.ref().equals(ref)) {
        refused(letter, number, wait);
        return true;
      }
    }
    return false;
  }

  /// Nobody says what became of it: it is written off, and not as failed.
  private void fateRefused(Letter letter, int number, long wait) {
    letter.notBefore = witness.now() + wait;
    if (number < RETRYABLE && head(letter.channel(), letter.ref()).isPresent()) {
      witness.writtenOff(letter);
      next(letter);
    }
  }

  private void refused(Letter letter, int number, long wait) {
    if (number == BUSY) {
      return; // the first of two is not answered yet
    }
    letter.notBefore = witness.now() + wait;
    letter.lastSent = 0;
    if (number < RETRYABLE) {
      giveUp(letter);
    }
  }

  /// Once in a while: repeats what stays without an answer, gives up what stays so for long.
  void tick() {
    if (!live) {
      return;
    }
    for (var queue : letters.values()) {
      var letter = queue.peekFirst();
      if (letter != null && witness.now() > letter.notBefore) {
        tick(letter);
      }
    }
  }

  private void tick(Letter letter) {
    var now = witness.now();
    if (letter.givenUp) {
      askFate(letter);
    } else if (traits.impatient() && letter.firstSent > 0 && now - letter.firstSent > PATIENCE) {
      giveUp(letter);
    } else if (letter.lastSent == 0 || now - letter.lastSent > REPEAT) {
      send(letter);
    }
  }

  private void giveUp(Letter letter) {
    letter.givenUp = true;
    askFate(letter);
  }

  private void askFate(Letter letter) {
    letter.notBefore = witness.now() + REPEAT;
    var ref = UUID.randomUUID().toString();
    fates.put(ref, letter);
    mail.send(
        new JsonObject()
            .put("type", "fate")
            .put("ref", ref)
            .put("channel", letter.channel())
            .put("of", letter.ref()));
  }

  private void send(Letter letter) {
    if (letter.givenUp) {
      askFate(letter);
      return;
    }
    letter.lastSent = witness.now();
    if (letter.firstSent == 0) {
      letter.firstSent = letter.lastSent;
      witness.sent(letter);
    }
    mail.send(letter.frame());
    if (traits.stutters()) {
      stutter(letter);
    }
  }

  /// Sends the same once more, or one that was stored long ago: as if it had been under way all the
  /// time.
  private void stutter(Letter letter) {
    switch (random.nextInt(6)) {
      case 0, 1 -> mail.send(letter.frame());
      case 2 ->
          past.stream()
              .skip(random.nextInt(Math.max(1, past.size())))
              .findFirst()
              .ifPresent(old -> mail.send(old.frame()));
      default -> {}
    }
  }

  private void done(Letter letter, long seq) {
    witness.acked(letter);
    mail.stored(letter, seq);
    past.addLast(letter);
    if (past.size() > MOST_PAST) {
      past.removeFirst();
    }
    next(letter);
  }

  private void next(Letter letter) {
    var queue = letters.get(letter.channel());
    if (queue != null) {
      queue.pollFirst();
      if (queue.isEmpty()) {
        letters.remove(letter.channel());
      } else if (live) {
        send(queue.peekFirst());
      }
    }
  }

  private Optional<Letter> head(String channel, String ref) {
    return Optional.ofNullable(letters.get(channel))
        .map(Deque::peekFirst)
        .filter(letter -> letter.ref().equals(ref));
  }
}
