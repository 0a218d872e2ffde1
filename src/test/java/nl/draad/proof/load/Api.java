package nl.draad.proof.load;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/// Asks over HTTP until there is an answer: at the next door when one does not answer, later when
/// told to come later, always as the same request. Blocks, for virtual threads. Thread-safe.
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOT_STORED = 4550;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final List<URI> doors;
  private final Phase run;
  private final Counts counts;
  private final LongSupplier clock;

  Api(List<URI> doors, Phase run, Counts counts, LongSupplier clock) {
    this.doors = doors;
    this.run = run;
    this.counts = counts;
    this.clock = clock;
  }

  /// What is asked.
  record Ask(String method, String path, JsonObject body, Map<String, String> headers) {
    static Ask of(String method, String path) {
      return new Ask(method, path, new JsonObject(), Map.of());
    }
  }

  /// What came.
  ///
  /// @param begun when the first try went out
  /// @param tried when the try went out that was answered
  /// @param doubted whether an earlier try may have done it
  record Answer(
      int status,
      JsonObject body,
      Optional<String> cookie,
      long begun,
      long tried,
      long at,
      boolean doubted) {
    boolean isGood() {
      return status < 300;
    }

    int number() {
      return body.getInteger("number", 0);
    }
  }

  /// Asks until something but "later" comes. Throws [Over] when the run ends before.
  Answer ask(Ask ask) {
    var begun = clock.getAsLong();
    var doubted = false;
    var door = ThreadLocalRandom.current().nextInt(doors.size());
    for (var failures = 0; run.lasts(); failures++) {
      var tried = clock.getAsLong();
      try {
        var came = http.send(request(doors.get(door), ask), HttpResponse.BodyHandlers.ofString());
        var answer = answer(came, begun, tried, doubted);
        if (answer.status() < 500 && answer.status() != 429) {
          return answer;
        }
        counts.refused(answer.number());
        doubted |= answer.status() >= 500 && answer.number() != NOT_STORED;
        run.pause(
            came.headers().firstValue("Retry-After").map(Api::seconds).orElse(later(failures)));
      } catch (IOException _) {
        doubted = true;
        run.pause(later(failures));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new Over();
      }
      door = (door + 1) % doors.size();
    }
    throw new Over();
  }

  private static Duration seconds(String retryAfter) {
    return Duration.ofSeconds(Long.parseLong(retryAfter));
  }

  private static Duration later(int failures) {
    var most = Math.min(5_000, 200 << Math.min(failures, 10));
    return Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, most));
  }

  private static HttpRequest request(URI door, Ask ask) {
    var body = ask.body().isEmpty() ? "{}" : ask.body().encode();
    var request =
        HttpRequest.newBuilder(door.resolve(ask.path()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                ask.method(),
                ask.method().equals("GET") || ask.method().equals("DELETE")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    ask.headers().forEach(request::header);
    return request.build();
  }

  private Answer answer(HttpResponse<String> came, long begun, long tried, boolean doubted) {
    var cookie = came.headers().firstValue("Set-Cookie").map(text -> text.split(";", 2)[0]);
    return new Answer(
        came.statusCode(), json(came.body()), cookie, begun, tried, clock.getAsLong(), doubted);
  }

  private static JsonObject json(String text) {
    try {
      return text.isEmpty() ? new JsonObject() : new JsonObject(text);
    } catch (DecodeException _) {
      return new JsonObject(); // something between answered, not the node
    }
  }
}
