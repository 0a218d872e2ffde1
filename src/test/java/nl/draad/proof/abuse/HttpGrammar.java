package nl.draad.proof.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.draad.http.Contract;
import nl.draad.proof.abuse.Attackers.Attacker;
import nl.draad.testing.FrameContract;

/// Makes requests out of `openapi.yaml` with something wrong in them. The same seed makes the same
/// requests, but for the ids and tokens of those who happen to be there. For one thread.
final class HttpGrammar {
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

  /// What wounds the attackers themselves: little else works after it.
  private static final Set<String> SELDOM =
      Set.of("DELETE /api/session", "POST /api/chats/{chat}/end");

  private final House house;
  private final Random random;
  private final Grammar grammar;
  private final List<String> operations = List.copyOf(new Contract().operations());
  private Optional<Attacker> who = Optional.empty(); // in whose name the next one comes
  private boolean isWhole; // whether the request has all that it promises

  HttpGrammar(House house, Random random) {
    this.house = house;
    this.random = random;
    this.grammar = new Grammar(random, house.own(random, () -> who), FrameContract.read());
  }

  /// A request as it goes over the line.
  ///
  /// @param text its bytes, a character for each
  /// @param who in whose name it comes
  /// @param isWhole whether it has all that it promises: otherwise the node would wait for more
  record Request(String text, Optional<Attacker> who, boolean isWhole) {
    byte[] bytes() {
      return text.getBytes(ISO_8859_1);
    }

    /// An answer to it has no body whatever its head says.
    boolean isHead() {
      return text.startsWith("HEAD ");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  Request next() {
    isWhole = true;
    who = random.nextInt(10) > 0 ? Optional.of(house.attackers.any(random)) : Optional.empty();
    var text = random.nextInt(50) == 0 ? garbage() : request();
    return new Request(text, who, isWhole);
  }

  private String garbage() {
    isWhole = false;
    var bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private String request() {
    var operation = operation().split(" ", -1);
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
    who.ifPresent(attacker -> head.append(proof(attacker, operation[1])));
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

  /// Any of the contract.
  private String operation() {
    var any = any(operations);
    return SELDOM.contains(any) && random.nextInt(10) > 0 ? any(operations) : any;
  }

  /// Whoever refreshes shows the cookie, and sometimes another secret, which signs out.
  private String proof(Attacker attacker, String path) {
    if (path.endsWith("/refresh")) {
      var isWrong = random.nextInt(20) == 0;
      return "Cookie: " + attacker.account().cookie() + (isWrong ? "x" : "") + "\r\n";
    }
    return "Authorization: Bearer " + attacker.account().token() + "\r\n";
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
      var value = random.nextInt(3) == 0 ? any(SEGMENTS) : value(path);
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

  /// What may stand in the first place that is open.
  private String value(String path) {
    return switch (path.substring(path.indexOf('{'), path.indexOf('}') + 1)) {
      case "{slug}" -> "linde";
      case "{name}" -> "device-post.json";
      default -> grammar.id().toString();
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
}
