package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// How a load comes to rest. Nothing is repaired here: a device that was not told of something in
/// time is behind. For one thread.
final class Settling {
  private static final Duration STEP = Duration.ofMillis(250);

  private final List<ProofDevice> devices;
  private final List<Thread> lives;
  private final Phase making;
  private final Phase run;

  Settling(List<ProofDevice> devices, List<Thread> lives, Phase making, Phase run) {
    this.devices = devices;
    this.lives = lives;
    this.making = making;
    this.run = run;
  }

  /// @param end when patience ends
  /// @return what did not settle
  List<String> settle(long end) {
    var troubles = new ArrayList<String>();
    until(end, this::unfinished).ifPresent(troubles::add);
    devices.forEach(device -> device.run(() -> wake(device)));
    for (var device : devices) {
      until(end, () -> unrest(device)).ifPresent(troubles::add);
    }
    for (var device : devices) {
      until(end, () -> behind(device, false)).ifPresent(troubles::add);
      behind(device, true); // told once more, for the record
      if (device.call(device::isAtRest).join()) {
        device.witness().settled();
      }
    }
    return troubles;
  }

  /// What people do over HTTP, until all of them pause.
  private Optional<String> unfinished() {
    var alive = lives.stream().filter(Thread::isAlive).count();
    return making.atRest() >= alive
        ? Optional.empty()
        : Optional.of((alive - making.atRest()) + " people wait for an answer over HTTP");
  }

  private static void wake(ProofDevice device) {
    device.wire().connect();
    device.wire().read();
  }

  private interface Check {
    /// What is wrong.
    Optional<String> trouble();
  }

  private Optional<String> until(long end, Check check) {
    var trouble = check.trouble();
    while (trouble.isPresent() && System.nanoTime() < end && run.lasts()) {
      run.pause(STEP);
      trouble = check.trouble();
    }
    return trouble;
  }

  private static Optional<String> unrest(ProofDevice device) {
    return device
        .call(
            () ->
                device.isAtRest()
                    ? Optional.<String>empty()
                    : Optional.of(
                        device.name()
                            + (device.isLive() ? " has " : " is off line, has ")
                            + device.writing().pending()
                            + " unanswered"))
        .join();
  }

  /// Whether the server knows of more than the device was told, or of less read.
  private static Optional<String> behind(ProofDevice device, boolean record) {
    var asked = device.witness().now();
    var told = new CompletableFuture<JsonObject>();
    device.run(() -> device.ask(new JsonObject().put("type", "unread"), told::complete));
    var answer = told.completeOnTimeout(new JsonObject(), 5, TimeUnit.SECONDS).join();
    var channels = answer.getJsonObject("channels");
    if (channels == null) {
      return Optional.of(device.name() + " was not told what is unread");
    }
    if (record) {
      for (var channel : channels.fieldNames()) {
        var unread = channels.getJsonObject(channel).getLong("unread");
        device.witness().unread(channel, unread, asked);
      }
    }
    return device.call(() -> behind(device, channels)).join();
  }

  private static Optional<String> behind(ProofDevice device, JsonObject channels) {
    for (var channel : channels.fieldNames()) {
      var told = channels.getJsonObject(channel);
      long end = told.getJsonObject("end").getLong("seq");
      var line = device.copies().line(channel);
      long held = line.map(copy -> copy.end).orElse(-1L);
      if (held != end) {
        return Optional.of(
            device.name() + " holds " + held + " of " + end + " entries of " + channel);
      }
      if (line.map(copy -> copy.read).orElse(0L) > told.getLong("read")) {
        return Optional.of(device.name() + " has read more of " + channel + " than is known");
      }
    }
    return device.copies().lines().stream()
        .filter(line -> line.open && !channels.containsKey(line.id))
        .findFirst()
        .map(line -> device.name() + " does not know that " + line.id + " is closed or gone");
  }
}
