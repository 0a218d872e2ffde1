package nl.draad.proof.history;

import java.util.stream.Stream;

/// A text that its author was told is not stored is stored. That it reached no device either is
/// [NothingInvented]'s.
final class FailedIsNotStored implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.all(Event.Failed.class).stream()
        .filter(event -> evidence.place(event.text()).isPresent())
        .map(
            event ->
                broken(
                    "%s was told that \"%s\" is not stored in %s, and it is"
                        .formatted(event.person(), event.text(), event.channel())));
  }
}
