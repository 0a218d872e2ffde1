package nl.draad.proof;

import java.time.Duration;
import java.util.List;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.fault.Observed;
import nl.draad.proof.load.Figures;
import nl.draad.proof.rig.Shape;

/// What came of one round: some faults, alone or together, until all was quiet again.
///
/// @param at since the beginning of the run
/// @param complaints every promise that was broken; none when all were kept
record RoundResult(Scene scene, Duration at, Seen seen, List<String> complaints) {

  /// What was measured.
  ///
  /// @param waits how long each post waited for its ack, shortest first
  /// @param figures of this rig's people, from their coming until now
  record Seen(Observed observed, List<Duration> waits, Figures figures) {}

  /// @param number counted from 1
  record Scene(int number, Shape shape, List<Fault> faults) {
    String names() {
      return faults.isEmpty()
          ? "nothing"
          : String.join(" + ", faults.stream().map(Fault::name).toList());
    }
  }

  RoundResult {
    complaints = List.copyOf(complaints);
  }

  Observed observed() {
    return seen.observed();
  }

  boolean isBad() {
    return !complaints.isEmpty();
  }

  /// The wait that this part of the posts did not exceed.
  Duration wait(double part) {
    var waits = seen.waits();
    if (waits.isEmpty()) {
      return Duration.ZERO;
    }
    int index = (int) Math.ceil(part * waits.size()) - 1;
    return waits.get(Math.clamp(index, 0, waits.size() - 1));
  }
}
