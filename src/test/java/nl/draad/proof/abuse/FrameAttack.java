package nl.draad.proof.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.draad.proof.abuse.Attackers.Attacker;
import nl.draad.testing.FrameContract;

/// One attacker at the WebSocket: hostile frames in handfuls, each handful followed by a right
/// frame whose answer shows that the node goes on. For one thread.
final class FrameAttack {
  private static final int HANDFUL = 8;
  private static final int PER_LINE = 2_000;
  private static final int HELD_TO_SCHEMA = 40; // every so many-th answer, because it is slow
  private static final String BARRIER = "barrier"; // the ref of what is answered behind a handful

  /// A frame that asks the database, and its answer: what was said before it is mostly answered by
  /// then, and not cut off by the next frame that ends the line.
  private static final String STORED = "unread";

  private static final int TEXT = 0x81;
  private static final int FAILURE = 4500;
  private static final int CLOSED = 4410;
  private static final int SIGNED_OUT = 4420;
  private static final int NO_TOKEN = 4401; // to a frame that brings a new one
  private static final int OURS = 4000; // other codes are the WebSocket's own, or our own echoed
  private static final int ECHOED = 1016; // so large a code of the WebSocket's own there is not

  /// 4420: a request in the same attacker's name may sign that attacker out. 4550: a store that did
  /// not answer in time, which [Met#AWAY] has a bound for.
  private static final Set<Integer> ENDS = Set.of(4400, 4401, 4414, 4420, 4421, 4529, 4550, 4554);

  /// Ends that say what those frames met that came too late.
  private static final Set<Integer> TELLING = Set.of(NO_TOKEN, 4420, 4421, 4550);

  private final House house;
  private final Verdict verdict;
  private final Random random;
  private final Grammar grammar;
  private final FrameContract contract = FrameContract.read();
  private Optional<Attacker> who = Optional.empty(); // in whose name this line speaks
  private boolean isLoose; // whether what was sent may hang this line, or close it with any code
  private long sent; // over this line
  private long judged; // of those: answers that came
  private Met rest = Met.LOST; // what those met that were sent when the line had ended
  private long answers;

  FrameAttack(House house, Verdict verdict, long seed) {
    this.house = house;
    this.verdict = verdict;
    this.random = new Random(seed);
    this.grammar = new Grammar(random, house.own(random, () -> who), contract);
  }

  /// Sends so many frames, over as many lines as it takes.
  void run(long frames) {
    for (var left = frames; left > 0; left -= Math.max(1, sent)) {
      sent = 0;
      judged = 0;
      isLoose = false;
      rest = Met.LOST;
      try {
        onOneLine(Math.min(left, PER_LINE));
      } catch (IOException broken) {
        verdict.count("lines that broke while sending");
        ended();
      } catch (AssertionError | RuntimeException broken) {
        verdict.complain(broken + " at " + role() + " after " + sent + " frames of a line");
      }
    }
  }

  /// Who it is comes first, because it takes a while to put somebody in order.
  private void onOneLine(long most) throws IOException {
    who = random.nextInt(10) > 0 ? Optional.of(house.attackers.any(random)) : Optional.empty();
    try (var line = Line.socket(house.node.port())) {
      speak(line, most);
    }
  }

  private void speak(Line line, long most) throws IOException {
    if (who.isPresent()) {
      line.text(hello(who.get().account().token()), random);
      if (!until(line, "welcome", "hello")) {
        return;
      }
    }
    judged = 0;
    var barrier = who.isPresent() ? STORED : "ping"; // before hello there is only ping
    var isOpen = true;
    while (isOpen && sent < most) {
      for (var i = 0; i < HANDFUL; i++) {
        attack(line);
        sent++;
      }
      line.text("{\"type\":\"" + barrier + "\",\"ref\":\"" + BARRIER + "\"}", random);
      isOpen = until(line, who.isPresent() ? STORED : "pong", BARRIER);
    }
    if (isOpen) {
      met(Met.NOTHING, sent - judged);
    } else {
      ended();
    }
  }

  /// What was not answered was either sent too late, or has no answer.
  private void ended() {
    var unanswered = Math.max(0, sent - judged);
    var lost = Math.min(HANDFUL, unanswered);
    met(rest, lost);
    met(Met.NOTHING, unanswered - lost);
  }

  private static String hello(String token) {
    return new JsonObject().put("type", "hello").put("ref", "hello").put("token", token).encode();
  }

  private void attack(Line line) throws IOException {
    switch (random.nextInt(800)) {
      case 0 -> line.send(Line.frame(0x82, bytes(40), random));
      case 1 -> line.send(Line.frame(TEXT, bytes(60), random));
      case 2 -> {
        line.send(Line.frame(0x80 | random.nextInt(128), bytes(20), random));
        isLoose = true;
      }
      case 3 -> line.send(unmasked());
      case 4 -> line.text("x".repeat(65_537), random);
      case 5 -> line.send(new byte[] {(byte) TEXT, (byte) 0xFF, 0x3F, -1, -1, -1, -1, -1, -1, -1});
      case 6 -> {
        line.send(Line.frame(0x88, bytes(random.nextInt(6)), random));
        isLoose = true;
      }
      case 7 -> {
        line.send(bytes(random.nextInt(200)));
        isLoose = true;
      }
      case 8 -> line.send(Line.frame(0x89, bytes(126), random));
      case 9, 10, 11, 12 -> inPieces(line, grammar.text());
      case 13, 14 -> line.send(Line.frame(0x89, bytes(random.nextInt(100)), random));
      default -> line.text(grammar.text(), random);
    }
  }

  /// A text in three pieces, with a ping of the socket itself among them, and sometimes without its
  /// end.
  private void inPieces(Line line, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    var third = bytes.length / 3;
    line.send(Line.frame(0x01, Arrays.copyOfRange(bytes, 0, third), random));
    line.send(Line.frame(0x89, new byte[0], random));
    line.send(Line.frame(0x00, Arrays.copyOfRange(bytes, third, 2 * third), random));
    if (random.nextInt(8) > 0) {
      var rest = Arrays.copyOfRange(bytes, 2 * third, bytes.length);
      line.send(Line.frame(0x80, rest, random));
    }
  }

  private byte[] unmasked() {
    var text = grammar.right().encode().getBytes(UTF_8);
    var frame = new byte[2 + Math.min(text.length, 100)];
    frame[0] = (byte) TEXT;
    frame[1] = (byte) (frame.length - 2);
    System.arraycopy(text, 0, frame, 2, frame.length - 2);
    return frame;
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Reads until an answer; false when the line ended.
  private boolean until(Line line, String type, String ref) {
    while (true) {
      switch (line.next()) {
        case Line.Came.Ended(var code) -> {
          judgeEnd(code);
          return false;
        }
        case Line.Came.Said(var text) -> {
          var frame = new JsonObject(text);
          var isAwaited =
              ref.equals(frame.getString("ref"))
                  && (ref.equals(BARRIER) || type.equals(frame.getString("type")));
          judge(frame, text, isAwaited);
          if (isAwaited) {
            return true;
          }
        }
      }
    }
  }

  private void judgeEnd(int code) {
    var isOurs = code >= OURS && code < OURS + 1_000;
    var isEcho = code >= ECHOED && !ENDS.contains(code) && (isLoose || !isOurs);
    verdict.count(role() + " lines: ended with " + (isEcho ? "the code they closed with" : code));
    if (code == SIGNED_OUT) {
      who.ifPresent(house.attackers::signedOut);
    }
    rest = TELLING.contains(code) ? Met.number(code) : Met.LOST;
    if (isOurs && !ENDS.contains(code) && !isLoose) {
      verdict.complain(
          "a line of " + role() + " ended with " + code + " after " + sent + " frames");
    }
  }

  private void judge(JsonObject frame, String text, boolean isAwaited) {
    var type = frame.getString("type");
    if (type.equals("refused")) {
      var number = frame.getInteger("number");
      verdict.count(role() + " frames: refused with " + number);
      answered(number == NO_TOKEN ? Met.WRONG_FORM : Met.number(number));
      if (number == CLOSED) {
        who.map(house.attackers::latest).ifPresent(house.attackers::closed);
      }
      if (number == FAILURE) {
        verdict.complain("a frame broke something: " + text);
      }
    } else {
      verdict.count(role() + " frames: answered with " + type);
      if (!isAwaited && frame.containsKey("ref")) {
        answered(Met.DONE);
      }
    }
    if (++answers % HELD_TO_SCHEMA == 0) {
      contract.complaint("server-" + type, frame).ifPresent(verdict::complain);
    }
    if (text.contains("woord ")) {
      verdict.complain("the bystanders' words came out");
    }
  }

  private void answered(Met met) {
    judged++;
    met(met, 1);
  }

  private void met(Met met, long times) {
    verdict.met(Tally.Door.FRAMES, role(), met, times);
  }

  private Role role() {
    return who.map(Attacker::role).orElse(Role.VISITOR);
  }
}
