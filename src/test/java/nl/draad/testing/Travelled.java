package nl.draad.testing;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Everything that travelled over the sockets of some devices, to be held to the contract when all
/// is said. Written on any thread, asked at the end.
public final class Travelled implements TestDevice.Witness {
  private record Seen(String name, JsonObject frame) {}

  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  @Override
  public void sent(JsonObject frame) {
    seen.add(new Seen("device-" + frame.getString("type"), frame));
  }

  @Override
  public void came(JsonObject frame) {
    seen.add(new Seen("server-" + frame.getString("type"), frame));
  }

  /// What is wrong with what travelled: frames that are not documented, or not as documented.
  public List<String> complaints(FrameContract contract) {
    return seen.stream()
        .map(one -> contract.complaint(one.name(), one.frame()))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Documented frames that never travelled.
  public Set<String> missing(FrameContract contract) {
    var missing = new TreeSet<>(contract.frames());
    seen.forEach(one -> missing.remove(one.name()));
    return missing;
  }

  /// The kinds of the entries that came.
  public Set<String> kinds() {
    var kinds = new TreeSet<String>();
    for (var one : seen) {
      entries(one).forEach(entry -> kinds.add(entry.getString("kind")));
    }
    return kinds;
  }

  private static List<JsonObject> entries(Seen one) {
    var frame = one.frame();
    return switch (one.name()) {
      case "server-entry" -> List.of(frame.getJsonObject("entry"));
      case "server-page" -> TestDevice.objects(frame.getJsonArray("entries"));
      case "server-channel" ->
          TestDevice.objects(frame.getJsonObject("channel").getJsonArray("entries"));
      case "server-resumed" -> {
        var all = new ArrayList<JsonObject>();
        TestDevice.objects(frame.getJsonArray("channels"))
            .forEach(channel -> all.addAll(TestDevice.objects(channel.getJsonArray("entries"))));
        yield all;
      }
      default -> List.of();
    };
  }
}
