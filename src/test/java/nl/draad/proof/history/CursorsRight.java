package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.stream.Stream;

/// A stored read cursor is behind what a settled device has read, or beyond what anybody can have
/// read.
final class CursorsRight implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var reads = new Reads(evidence);
    return Stream.concat(
        evidence.channels().stream().flatMap(channel -> beyond(reads, channel)),
        behind(evidence, reads));
  }

  private Stream<Violation> beyond(Reads reads, Stored.Channel channel) {
    var violations = new ArrayList<Violation>();
    channel
        .read()
        .forEach(
            (person, read) -> {
              var known = reads.known(channel, person);
              if (read > known) {
                violations.add(
                    broken(
                        "%s has read %s of %s, and is stored with %s"
                            .formatted(person, known, channel.id(), read)));
              }
            });
    return violations.stream();
  }

  private Stream<Violation> behind(Evidence evidence, Reads reads) {
    return evidence.settled().stream()
        .flatMap(
            device ->
                evidence.channels().stream()
                    .filter(channel -> channel.open())
                    .filter(channel -> evidence.isMemberNow(channel.id(), device.person()))
                    .filter(channel -> isBehind(reads, channel, device.person()))
                    .map(
                        channel ->
                            broken(
                                "%s has read %s of %s, and is stored with %s"
                                    .formatted(
                                        device.person(),
                                        reads.said(channel, device.person()),
                                        channel.id(),
                                        channel.read().getOrDefault(device.person(), 0)))));
  }

  private static boolean isBehind(Reads reads, Stored.Channel channel, String person) {
    return channel.read().getOrDefault(person, 0) < reads.said(channel, person);
  }
}
