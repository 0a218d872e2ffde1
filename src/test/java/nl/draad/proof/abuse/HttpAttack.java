package nl.draad.proof.abuse;

import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import nl.draad.proof.abuse.HttpGrammar.Request;

/// One attacker at the HTTP door: hostile requests, a line for each. For one thread.
final class HttpAttack {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})");
  private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

  /// What is no failure: a method or a version that there is not; a store that did not answer in
  /// time, as on a machine that is too busy, which [Met#AWAY] has a bound for.
  private static final Set<Integer> SAID = Set.of(501, 503, 505);

  private static final int CONTINUE = 100;
  private static final int SIGNED_OUT = 4420;

  private final House house;
  private final Verdict verdict;
  private final HttpGrammar grammar;

  HttpAttack(House house, Verdict verdict, long seed) {
    this.house = house;
    this.verdict = verdict;
    this.grammar = new HttpGrammar(house, new Random(seed));
  }

  /// Sends so many requests.
  void run(long requests) {
    for (var i = 0L; i < requests; i++) {
      var request = grammar.next();
      try (var line = Line.open(house.node.port())) {
        verdict.met(Tally.Door.REQUESTS, role(request), met(line, request), 1);
      } catch (IOException broken) {
        verdict.met(Tally.Door.REQUESTS, role(request), Met.LOST, 1);
      } catch (AssertionError | RuntimeException broken) {
        verdict.complain(broken + " for " + request);
      }
    }
  }

  private Met met(Line line, Request request) throws IOException {
    line.send(request.bytes());
    if (!request.isWhole()) {
      line.shutDownOutput(); // the node would wait for more
    }
    var head = line.head();
    while (!head.isEmpty() && status(head) == CONTINUE) {
      head = line.head();
    }
    if (head.isEmpty()) {
      verdict.count(role(request) + " requests without an answer");
      return Met.NOTHING;
    }
    return judge(head, line, request);
  }

  private Met judge(String head, Line line, Request request) {
    var code = status(head);
    verdict.count(role(request) + " requests: status " + code);
    var length = LENGTH.matcher(head);
    var hasBody = !request.isHead() && length.find();
    var body = hasBody ? line.body(Integer.parseInt(length.group(1))) : "";
    if (code >= 500 && !SAID.contains(code)) {
      verdict.complain(code + " for " + request + " " + body);
    }
    if (body.contains("woord ")) {
      verdict.complain("the bystanders' words came out: " + request);
    }
    return head.contains("problem+json") && !body.isEmpty()
        ? problem(body, request)
        : Met.status(code);
  }

  private Met problem(String body, Request request) {
    var number = NUMBER.matcher(body);
    if (!number.find()) {
      verdict.complain("a problem without its number: " + body);
      return Met.UNREADABLE;
    }
    var its = Integer.parseInt(number.group(1));
    verdict.count(role(request) + " requests: refused with " + its);
    if (its == SIGNED_OUT) {
      request.who().ifPresent(house.attackers::signedOut);
    }
    return Met.number(its);
  }

  /// The status of an answer; 0 for what is no HTTP.
  private int status(String head) {
    var status = STATUS.matcher(head);
    if (!status.lookingAt()) {
      verdict.complain("no HTTP: " + head);
      return 0;
    }
    return Integer.parseInt(status.group(1));
  }

  private static Role role(Request request) {
    return request.who().map(Attackers.Attacker::role).orElse(Role.VISITOR);
  }
}
