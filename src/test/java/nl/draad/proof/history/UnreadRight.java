package nl.draad.proof.history;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A device was told a wrong number of unread posts, when nothing had happened in the channel since
/// before it asked.
final class UnreadRight implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    var quiet = quiet(evidence);
    var reads = new Reads(evidence);
    return evidence.all(Event.UnreadTold.class).stream()
        .filter(told -> told.asked() > quiet.getOrDefault(told.channel(), 0L))
        .filter(told -> evidence.isSettled(told.device()))
        .filter(told -> evidence.isMemberNow(told.channel(), told.person()))
        .flatMap(told -> wrong(evidence, reads, told));
  }

  private Stream<Violation> wrong(Evidence evidence, Reads reads, Event.UnreadTold told) {
    return evidence.channel(told.channel()).stream()
        .flatMap(
            channel -> {
              var unread = reads.unread(channel, told.person());
              return unread == told.unread()
                  ? Stream.empty()
                  : Stream.of(
                      broken(
                          "%s was told that %s has %s unread for %s, which has %s"
                              .formatted(
                                  told.device(),
                                  told.channel(),
                                  told.unread(),
                                  told.person(),
                                  unread)));
            });
  }

  /// When something happened last in each channel.
  private static Map<String, Long> quiet(Evidence evidence) {
    var last = new HashMap<String, Long>();
    evidence.all(Event.Sent.class).forEach(e -> last.merge(e.channel(), e.at(), Math::max));
    evidence.all(Event.Acked.class).forEach(e -> last.merge(e.channel(), e.at(), Math::max));
    evidence.all(Event.ReadUpTo.class).forEach(e -> last.merge(e.channel(), e.at(), Math::max));
    evidence.all(Event.Admitted.class).forEach(e -> last.merge(e.channel(), e.at(), Math::max));
    evidence.all(Event.Claimed.class).forEach(e -> last.merge(e.chat(), e.at(), Math::max));
    return last;
  }
}
