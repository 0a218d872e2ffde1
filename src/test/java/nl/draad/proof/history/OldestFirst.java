package nl.draad.proof.history;

import java.util.stream.Stream;

/// Somebody asked for the oldest chat of a desk and got one, although an older one waited from
/// before until after.
final class OldestFirst implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var queues = new Queues(evidence);
    return evidence.all(Event.Claimed.class).stream()
        .filter(Event.Claimed::oldest)
        .flatMap(claim -> queues.asked(claim.chat()).flatMap(one -> passed(queues, claim, one)));
  }

  private Stream<Violation> passed(Queues queues, Event.Claimed claim, Event.Asked taken) {
    return queues
        .othersAt(taken)
        .filter(other -> other.at() < taken.begun() && other.at() < claim.begun())
        .filter(other -> queues.mayHaveLeft(other.chat()) > claim.at())
        .filter(other -> !other.client().equals(claim.worker()))
        .map(
            other ->
                broken(
                    "%s took %s of %s while %s of %s had waited longer"
                        .formatted(
                            claim.worker(),
                            taken.chat(),
                            taken.client(),
                            other.chat(),
                            other.client())));
  }
}
