package nl.draad.proof.load;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Random;

/// What somebody says, reads, changes and takes back on one device, and how the device behaves
/// otherwise: at random, from a seed. Confined to the device's context.
final class Talk {
  private static final int BEHAVES_MILLIS = 3_000;

  private final Vertx vertx;
  private final ProofDevice device;
  private final Random random;
  private final Phase making;
  private final double meanMillis;
  private long said;

  /// @param meanMillis between two things said
  Talk(Vertx vertx, ProofDevice device, Random random, Phase making, double meanMillis) {
    this.vertx = vertx;
    this.device = device;
    this.random = random;
    this.making = making;
    this.meanMillis = meanMillis;
  }

  void begin() {
    soon();
    vertx.setPeriodic(BEHAVES_MILLIS, _ -> device.run(this::behave));
  }

  private void soon() {
    var wait = (long) (1 - Math.log(1 - random.nextDouble()) * meanMillis);
    vertx.setTimer(
        wait,
        _ ->
            device.run(
                () -> {
                  if (making.isOn()) {
                    act();
                  }
                  if (making.lasts()) {
                    soon();
                  }
                }));
  }

  private void act() {
    var lines = device.copies().lines().stream().filter(line -> line.open && line.mayPost).toList();
    if (lines.isEmpty()) {
      return;
    }
    var line = lines.get(random.nextInt(lines.size()));
    var own = List.copyOf(line.own);
    switch (random.nextInt(20)) {
      case 0, 1 -> {
        if (!own.isEmpty()) {
          var post = own.get(random.nextInt(own.size()));
          device.writing().add(Letter.edit(line.id, post, text()));
        }
      }
      case 2 -> {
        if (!own.isEmpty()) {
          var post = own.get(random.nextInt(own.size()));
          device.writing().add(Letter.withdraw(line.id, post));
        }
      }
      case 3, 4 -> {
        var about = line.newest().map(Line.Own::seq).orElse(0L);
        device.writing().add(Letter.post(line.id, text(), about));
      }
      default -> device.writing().add(Letter.post(line.id, text(), 0));
    }
  }

  /// Said once, ever: by this device, with a number.
  private String text() {
    return device.name() + " #" + ++said + " " + "ja ".repeat(random.nextInt(12)).strip();
  }

  private void behave() {
    if (!making.isOn()) {
      return;
    }
    if (device.isLive() && random.nextInt(2) == 0) {
      device.copies().lines().stream().filter(line -> line.open).forEach(device.copies()::read);
    }
    if (device.traits().dozes() && random.nextInt(6) == 0) {
      device.wire().stopReading();
      vertx.setTimer(1 + random.nextInt(8_000), _ -> device.run(device.wire()::read));
    } else if (device.traits().roams() && random.nextInt(8) == 0) {
      device.wire().disconnect();
      vertx.setTimer(1 + random.nextInt(8_000), _ -> device.run(device.wire()::connect));
    }
  }
}
