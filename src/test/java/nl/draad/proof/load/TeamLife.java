package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;

/// What the client of a dossier does with its team: sends somebody away, whose devices go on trying
/// to read, and lets that person in again. Runs on a virtual thread of its own.
final class TeamLife implements Runnable {
  private final Cast.Dossier dossier;
  private final ProofDevice client;
  private final List<ProofDevice> devices;
  private final Random random;
  private final Phase making;
  private final History history;
  private final Seats seats;

  /// @param devices of everybody
  TeamLife(
      Cast.Dossier dossier,
      List<ProofDevice> devices,
      Random random,
      Stagehands hands,
      Seats seats) {
    this.dossier = dossier;
    this.client = first(devices, dossier.client());
    this.devices = devices;
    this.random = random;
    this.making = hands.making();
    this.history = hands.history();
    this.seats = seats;
  }

  private static ProofDevice first(List<ProofDevice> devices, Person person) {
    return devices.stream()
        .filter(device -> device.person().equals(person))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void run() {
    try {
      while (making.pause(Duration.ofMillis(random.nextInt(1_000, 8_000)))) {
        sendAway(dossier.members().get(random.nextInt(dossier.members().size())));
      }
    } catch (Over _) {
      // nothing more to do
    }
  }

  private void sendAway(Person person) {
    var path = "/api/dossiers/" + dossier.id() + "/team/" + person.id();
    var answer =
        client
            .session()
            .ask(
                "DELETE",
                path,
                new JsonObject(),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    if (!answer.isGood()) {
      throw new IllegalStateException("expected to dismiss but was refused " + answer.number());
    }
    history.record(
        new Event.Dismissed(answer.begun(), answer.at(), dossier.group(), person.name()));
    var goesOn = true;
    for (var tries = random.nextInt(1, 5); tries > 0 && goesOn; tries--) {
      devices.stream()
          .filter(device -> device.person().equals(person))
          .forEach(device -> device.run(() -> intrude(device)));
      goesOn = making.pause(Duration.ofMillis(random.nextInt(200, 1_500)));
    }
    if (goesOn) { // who is let in after the end is told by nobody
      seats.admit(dossier, person, Stage.role(person), random.nextBoolean());
    }
  }

  /// Tries to read, and to write.
  private void intrude(ProofDevice device) {
    if (device.isLive()) {
      device.pry(dossier.group());
      var text = device.name() + " intrudes #" + random.nextLong(Long.MAX_VALUE);
      device.writing().add(Letter.post(dossier.group(), text, 0));
    }
  }
}
