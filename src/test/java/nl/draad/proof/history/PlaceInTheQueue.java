package nl.draad.proof.history;

import java.util.stream.Stream;

/// A client was told a place in the queue behind somebody who asked later, or before somebody who
/// asked earlier and still waited.
final class PlaceInTheQueue implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var queues = new Queues(evidence);
    return evidence.all(Event.PositionTold.class).stream()
        .flatMap(told -> queues.asked(told.chat()).flatMap(own -> wrong(queues, told, own)));
  }

  private Stream<Violation> wrong(Queues queues, Event.PositionTold told, Event.Asked own) {
    var most =
        1
            + queues.strangersAt(told.desk())
            + queues
                .othersAt(own)
                .filter(other -> other.begun() < own.at())
                .filter(other -> queues.hasLeft(other.chat()) > own.begun())
                .count();
    var least =
        1
            + queues
                .othersAt(own)
                .filter(other -> other.at() < own.begun())
                .filter(other -> queues.mayHaveLeft(other.chat()) > told.at())
                .count();
    if (told.position() >= least && told.position() <= most) {
      return Stream.empty();
    }
    return Stream.of(
        broken(
            "%s was told place %s at %s, and is at %s at least and %s at most"
                .formatted(told.client(), told.position(), told.desk(), least, most)));
  }
}
