package nl.draad.proof.abuse;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import nl.draad.server.WholeNode;
import nl.draad.server.WholeNode.Account;
import nl.draad.testing.TestDevice;

/// Somebody who tries everything at a node, over HTTP and over a socket, and says what came back
/// with the id that was tried taken out: answers that are the same tell the same. Many ids are
/// tried at once. For one test thread.
final class Walker implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final Optional<Account> who;
  private final Optional<TestDevice> device;

  Walker(WholeNode node, Optional<Account> who) {
    this.port = node.port();
    this.who = who;
    this.device = who.map(account -> TestDevice.connect(port).hello(account.token()).resumed());
  }

  /// Asks with each id; gives status, headers and body.
  Map<UUID, String> ask(HttpLines.Ask ask, Collection<UUID> ids) {
    var answers = new LinkedHashMap<UUID, CompletableFuture<HttpResponse<String>>>();
    for (var id : ids) {
      var request = ask.with("http://127.0.0.1:" + port, id);
      who.ifPresent(account -> request.header("Authorization", "Bearer " + account.token()));
      answers.put(id, HTTP.sendAsync(request.build(), BodyHandlers.ofString()));
    }
    var told = new LinkedHashMap<UUID, String>();
    answers.forEach((id, answer) -> told.put(id, written(answer.join())));
    return told;
  }

  private static String written(HttpResponse<String> answer) {
    return answer.statusCode() + " " + new TreeMap<>(answer.headers().map()) + " " + answer.body();
  }

  /// Says a frame with each id; gives all that came because of it, or how the line was closed.
  Map<UUID, String> say(FrameLines.Said said, Collection<UUID> ids) {
    var told = new LinkedHashMap<UUID, String>();
    if (device.isEmpty()) {

      ids.forEach(id -> told.put(id, cut(said.frame(), id)));
      return told;
    }
    var line = device.get();
    var refs = new LinkedHashMap<UUID, String>();
    for (var id : ids) {
      var frame = said.frame().apply(id);
      var ref = frame.getString("ref", UUID.randomUUID().toString());
      refs.put(id, ref);
      line.send(frame.put("ref", ref));
    }
    refs.forEach((id, ref) -> told.put(id, answer(line, said, id, ref)));
    return told;
  }

  /// All that came that was no answer.
  List<JsonObject> rest() {
    return device
        .map(
            line -> {
              line.ask(new JsonObject().put("type", "unread"));
              return line.everythingUntilPong();
            })
        .orElse(List.of());
  }

  private static String answer(TestDevice line, FrameLines.Said said, UUID id, String ref) {
    if (!said.isAnswered()) {
      return "";
    }
    var answer = line.answer(ref).encode().replace(ref, "ref");
    return said.isAnsweredTwice() && !answer.contains("\"channel\":\"" + id)
        ? answer + line.next(frame -> isGone(frame, id))
        : answer;
  }

  private static boolean isGone(JsonObject frame, UUID id) {
    return frame.getString("type").equals("gone")
        && frame.getString("channel").equals(id.toString());
  }

  /// A visitor has no device: the line is closed.
  private String cut(Function<UUID, JsonObject> frame, UUID id) {
    var line = TestDevice.connect(port);
    line.send(frame.apply(id).put("ref", "walk"));
    line.raw().sendUnlessClosed("{\"type\":\"unread\",\"ref\":\"behind\"}");
    return line.closeCode() + " " + line.whatCame();
  }

  @Override
  public void close() {
    device.ifPresent(TestDevice::disconnect);
  }
}
