package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// One signed-in device: its token, renewed by its cookie before it expires, or by the password
/// when the cookie is worth nothing any more. Blocks, for virtual threads. Thread-safe.
final class Session {
  private static final String ADDRESS = "X-Forwarded-For";

  private final Api api;
  private final String email;
  private final String password;
  private final String address; // of this person's own, for who believes it
  private volatile String token = "";
  private volatile long renewAt;
  private String cookie; // guarded by this; empty before the first sign-in

  /// @param cookie of a session that is there already; empty to begin with the password
  Session(Api api, String email, String password, String cookie) {
    this.api = api;
    this.email = email;
    this.password = password;
    int number = email.hashCode();
    this.address = "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    this.cookie = cookie;
  }

  /// What renews it, as it is now.
  synchronized String cookie() {
    return cookie;
  }

  /// A token that is good for a while. Blocks when it has to be fetched.
  String token() {
    if (isDue()) {
      renewIfDue();
    }
    return token;
  }

  /// Whether the next [#token] will be another one. Never blocks.
  boolean isDue() {
    return token.isEmpty() || System.nanoTime() > renewAt;
  }

  /// This token was refused. Never blocks.
  void refused(String old) {
    if (old.equals(token)) {
      renewAt = System.nanoTime();
    }
  }

  /// Asks in this person's name.
  Api.Answer ask(String method, String path, JsonObject body, Map<String, String> more) {
    while (true) {
      var mine = token();
      var headers = new HashMap<>(more);
      headers.put("Authorization", "Bearer " + mine);
      headers.put(ADDRESS, address);
      var answer = api.ask(new Api.Ask(method, path, body, headers));
      if (answer.status() != 401) {
        return answer;
      }
      refused(mine);
    }
  }

  Api.Answer ask(String method, String path) {
    return ask(method, path, new JsonObject(), Map.of());
  }

  private synchronized void renewIfDue() {
    if (isDue()) {
      renew();
    }
  }

  private void renew() {
    if (!cookie.isEmpty()) {
      var headers = Map.of("Cookie", cookie, ADDRESS, address);
      var path = "/api/session/refresh";
      var answer = api.ask(new Api.Ask("POST", path, new JsonObject(), headers));
      if (answer.isGood()) {
        take(answer);
        return;
      }
    }
    var body = new JsonObject().put("email", email).put("password", password);
    var answer = api.ask(new Api.Ask("POST", "/api/session", body, Map.of(ADDRESS, address)));
    if (!answer.isGood()) {
      throw new IllegalStateException(
          "expected to be signed in but was refused with " + answer.number());
    }
    take(answer);
  }

  private void take(Api.Answer answer) {
    cookie = answer.cookie().orElse(cookie);
    var seconds = answer.body().getInteger("expiresIn");
    renewAt = System.nanoTime() + Duration.ofSeconds(seconds).toNanos() * 6 / 10;
    token = answer.body().getString("token");
  }
}
