package nl.draad.proof.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import nl.draad.http.Contract;
import nl.draad.testing.FrameContract;

/// One attacker at the HTTP door: requests made from `openapi.yaml` with something wrong in them, a
/// line for each. For one thread.
final class HttpAttack {
  private static final List<String> SEGMENTS =
      List.of(
          "%00",
          "..",
          "%2e%2e",
          "%2e%2e%2f",
          "%ff%fe",
          "%",
          "%zz",
          ";",
          "a;b=c",
          "*",
          "%c0%ae",
          "..%5c",
          "%ed%a0%80",
          "x".repeat(300),
          "x".repeat(9_000),
          "%0d%0aX:y",
          "'--",
          "\\",
          "#",
          "%25%30%30",
          "\u00e9",
          "&",
          "?");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "get", "X");
  private static final List<String> HEADERS =
      List.of(
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: -1",
          "Content-Length: 1e9",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: 3",
          "Transfer-Encoding: x",
          "Expect: 100-continue",
          "Expect: x",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Cookie: draad_refresh=" + "x".repeat(80),
          "Cookie: =;;=\"\u0001",
          "Cookie: a=%00",
          "Content-Type: text/plain",
          "Content-Type: application/json; charset=utf-7",
          "X-Forwarded-For: " + "1.2.3.4, ".repeat(900),
          "X-Forwarded-For: \u0000",
          "Authorization: Bearer",
          "Authorization: Bearer a.b.c",
          "Authorization: Basic eDp5",
          "Host:",
          "Host: a\r\nHost: b",
          "Origin: http://evil.example",
          "Sec-Fetch-Site: cross-site",
          "X: " + "y".repeat(17_000),
          " folded: x",
          "no colon",
          "Range: bytes=0-0,1-1,-5",
          "If-None-Match: \"" + "x".repeat(500) + "\"",
          "If-Modified-Since: x",
          "Accept-Encoding: gzip;q=x",
          "Idempotency-Key: \u0000",
          "Connection: close, x");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})");

  private final House house;
  private final Verdict verdict;
  private final Random random;
  private final Grammar grammar;
  private boolean isWhole; // whether the request has all that it promises
  private final List<String> operations = List.copyOf(new Contract().operations());

  HttpAttack(House house, Verdict verdict, long seed) {
    this.house = house;
    this.verdict = verdict;
    this.random = new Random(seed);
    this.grammar = new Grammar(random, house.ids, FrameContract.read(), FrameContract.parts());
  }

  /// Sends so many requests.
  void run(long requests) {
    for (var i = 0L; i < requests; i++) {
      verdict.count("requests");
      try (var line = Line.open(house.node.port())) {
        isWhole = true;
        var request = random.nextInt(50) == 0 ? garbage() : request().getBytes(ISO_8859_1);
        line.send(request);
        if (!isWhole) {
          line.shutDownOutput(); // the node would wait for more
        }
        judge(line.head(), line, request);
      } catch (IOException broken) {
        verdict.count("lines that broke while sending");
      }
    }
  }

  private byte[] garbage() {
    isWhole = false;
    var bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String request() {
    var operation = operations.get(random.nextInt(operations.size())).split(" ", -1);
    var method = random.nextInt(8) == 0 ? any(METHODS) : operation[0];
    var body = body();
    var head =
        new StringBuilder(method)
            .append(' ')
            .append(path(operation[1]))
            .append(random.nextInt(60) == 0 ? " HTTP/" + random.nextInt(9) + ".9" : " HTTP/1.1")
            .append("\r\nHost: x\r\n");
    if (random.nextInt(5) > 0) {
      head.append("Idempotency-Key: ").append(grammar.id()).append("\r\n");
    }
    if (random.nextInt(4) > 0 && !operation[0].equals("DELETE")) {
      var attacker = house.attackers.get(random.nextInt(house.attackers.size()));
      head.append("Authorization: Bearer ").append(attacker.token()).append("\r\n");
    }
    for (var i = random.nextInt(3) - 1; i > 0; i--) {
      head.append(any(HEADERS)).append("\r\n");
      isWhole = false;
    }
    if (random.nextInt(10) > 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ")
          .append(random.nextInt(30) == 0 ? lie() : length(body))
          .append("\r\n");
    } else {
      isWhole = false;
    }
    return head.append("\r\n").append(body).toString();
  }

  private int lie() {
    isWhole = false;
    return random.nextInt(70_000);
  }

  private static int length(String body) {
    return body.getBytes(ISO_8859_1).length;
  }

  private String path(String template) {
    var path = template;
    while (path.contains("{")) {
      var value = random.nextInt(3) == 0 ? any(SEGMENTS) : grammar.id().toString();
      path = path.substring(0, path.indexOf('{')) + value + path.substring(path.indexOf('}') + 1);
    }
    return switch (random.nextInt(10)) {
      case 0 -> path + "/" + any(SEGMENTS);
      case 1 -> "/" + any(SEGMENTS) + path;
      case 2, 3 -> path + "?before=" + query() + "&limit=" + query() + "&as=" + query();
      case 4 -> path + "?everywhere=" + query() + "&" + any(SEGMENTS);
      default -> path;
    };
  }

  private String query() {
    return switch (random.nextInt(4)) {
      case 0 -> any(SEGMENTS);
      case 1 -> grammar.id().toString();
      case 2 -> Integer.toString(random.nextInt(200) - 10);
      default -> "";
    };
  }

  private String body() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> grammar.text();
      case 2 -> grammar.hostile();
      case 3 -> random.nextInt(50) == 0 ? "x".repeat(70_000) : "5\r\nhallo\r\nffffffffff\r\n";
      case 4 -> "{\"subject\":" + grammar.hostile() + "}";
      case 5 -> "{\"desks\":[\"" + grammar.id() + "\"," + grammar.hostile() + "]}";
      case 6 -> "{\"name\":" + grammar.hostile() + ",\"email\":\"x\",\"password\":\"\"}";
      default -> "{\"email\":" + grammar.hostile() + ",\"password\":" + grammar.hostile() + "}";
    };
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  private void judge(String head, Line line, byte[] request) {
    if (head.isEmpty()) {
      verdict.count("requests without an answer");
      return;
    }
    var status = STATUS.matcher(head);
    if (!status.lookingAt()) {
      verdict.complain("no HTTP: " + head);
      return;
    }
    var code = Integer.parseInt(status.group(1));
    verdict.count("status " + code);
    var length = LENGTH.matcher(head);
    var body = length.find() ? line.body(Integer.parseInt(length.group(1))) : "";
    if (code >= 500 && code != 501 && code != 505) {
      verdict.complain(code + " for " + new String(request, ISO_8859_1) + " " + body);
    }
    if (body.contains("woord ")) {
      verdict.complain("the bystanders' words came out: " + new String(request, ISO_8859_1));
    }
    if (head.contains("problem+json") && !body.isEmpty() && !body.contains("\"number\":4")) {
      verdict.complain("a problem without its number: " + body);
    }
  }
}
