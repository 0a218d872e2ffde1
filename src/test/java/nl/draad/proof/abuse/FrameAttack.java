package nl.draad.proof.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import nl.draad.testing.FrameContract;

/// One attacker at the WebSocket: hostile frames in handfuls, each handful followed by a `ping`
/// whose answer shows that the node goes on. For one thread.
final class FrameAttack {
  private static final int HANDFUL = 15;
  private static final int HELD_TO_SCHEMA = 40; // every so many-th answer, because it is slow
  private static final int TEXT = 0x81;
  private static final int FAILURE = 4500;
  private static final int OURS = 4000; // other codes are the WebSocket's own, or our own echoed

  /// 4420: a request in the same attacker's name may sign that attacker out.
  private static final Set<Integer> ENDS = Set.of(4400, 4401, 4414, 4420, 4421, 4529, 4554);

  private final House house;
  private final Verdict verdict;
  private final Random random;
  private final Grammar grammar;
  private final FrameContract contract = FrameContract.read();
  private long answers;

  FrameAttack(House house, Verdict verdict, long seed) {
    this.house = house;
    this.verdict = verdict;
    this.random = new Random(seed);
    this.grammar = new Grammar(random, house.ids, contract, FrameContract.parts());
  }

  /// Sends so many frames, over as many lines as it takes.
  void run(long frames) {
    var left = frames;
    while (left > 0) {
      try (var line = Line.socket(house.node.port())) {
        left -= onOneLine(line, left);
      } catch (IOException broken) {
        verdict.count("lines that broke while sending");
        left--;
      }
    }
  }

  private long onOneLine(Line line, long most) throws IOException {
    var sent = 0L;
    if (random.nextInt(10) > 0) {
      var attacker = house.attackers.get(random.nextInt(house.attackers.size()));
      line.text(hello(attacker.token()), random);
      until(line, "welcome", "hello");
    }
    var isOpen = true;
    while (isOpen && sent < most && sent < 2_000) {
      for (var i = 0; i < HANDFUL; i++) {
        attack(line);
        sent++;
        verdict.count("frames");
      }
      line.text("{\"type\":\"ping\",\"ref\":\"barrier\"}", random);
      isOpen = until(line, "pong", "barrier");
    }
    return sent;
  }

  private static String hello(String token) {
    return new JsonObject().put("type", "hello").put("ref", "hello").put("token", token).encode();
  }

  private void attack(Line line) throws IOException {
    switch (random.nextInt(400)) {
      case 0 -> line.send(Line.frame(0x82, bytes(40), random));
      case 1 -> line.send(Line.frame(TEXT, bytes(60), random));
      case 2 -> line.send(Line.frame(0x80 | random.nextInt(128), bytes(20), random));
      case 3 -> line.send(unmasked());
      case 4 -> line.text("x".repeat(65_537), random);
      case 5 -> line.send(new byte[] {(byte) TEXT, (byte) 0xFF, 0x3F, -1, -1, -1, -1, -1, -1, -1});
      case 6 -> line.send(Line.frame(0x88, bytes(random.nextInt(6)), random));
      case 7 -> line.send(bytes(random.nextInt(200)));
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
    line.send(Line.frame(0x01, java.util.Arrays.copyOfRange(bytes, 0, third), random));
    line.send(Line.frame(0x89, new byte[0], random));
    line.send(Line.frame(0x00, java.util.Arrays.copyOfRange(bytes, third, 2 * third), random));
    if (random.nextInt(8) > 0) {
      var rest = java.util.Arrays.copyOfRange(bytes, 2 * third, bytes.length);
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
          verdict.count("lines ended with " + code);
          if (code >= OURS && code < OURS + 1_000 && !ENDS.contains(code)) {
            verdict.complain("a line ended with " + code);
          }
          return false;
        }
        case Line.Came.Said(var text) -> {
          var frame = new JsonObject(text);
          judge(frame);
          if (ref.equals(frame.getString("ref")) && type.equals(frame.getString("type"))) {
            return true;
          }
        }
      }
    }
  }

  private void judge(JsonObject frame) {
    var type = frame.getString("type");
    if (type.equals("refused")) {
      var number = frame.getInteger("number");
      verdict.count("refused with " + number);
      if (number == FAILURE) {
        verdict.complain("a frame broke something: " + frame.encode());
      }
    } else {
      verdict.count("answered with " + type);
    }
    if (++answers % HELD_TO_SCHEMA == 0) {
      contract.complaint("server-" + type, frame).ifPresent(verdict::complain);
    }
    if (frame.encode().contains("woord ")) {
      verdict.complain("the bystanders' words came out");
    }
  }
}
