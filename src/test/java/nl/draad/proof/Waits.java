package nl.draad.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.draad.proof.fault.Observed;
import nl.draad.proof.history.Event;

/// What people noticed in a part of a run: how long posts waited for their acks, and devices for
/// posts. Made from the history alone. Immutable.
final class Waits {
  private final long from;
  private final long until;
  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> over = new HashMap<>(); // acked, failed, or written off
  private final Map<String, Long> acked = new HashMap<>();
  private final List<Live> live = new ArrayList<>();

  /// A post that came by itself.
  ///
  /// @param since when this device had the first post of the channel
  private record Live(long at, String text, long since) {}

  private record Copy(String device, String channel) {}

  /// @param attentive devices that read all the time: only these tell how late posts came
  /// @param from nanoseconds of the history
  /// @param until posts that have no ack by then have waited at least so long
  Waits(Collection<Event> events, Set<String> attentive, long from, long until) {
    this.from = from;
    this.until = until;
    var copies = new HashMap<Copy, Long>();
    for (var event : events) {
      switch (event) {
        case Event.Sent post -> sent.putIfAbsent(post.text(), post.at());
        case Event.Acked ack -> {
          acked.putIfAbsent(ack.text(), ack.at());
          over.putIfAbsent(ack.text(), ack.at());
        }
        case Event.Failed failed -> over.putIfAbsent(failed.text(), failed.at());
        case Event.WrittenOff off -> over.putIfAbsent(off.text(), off.at());
        case Event.Shown shown when attentive.contains(shown.device()) -> {
          var copy = new Copy(shown.device(), shown.channel());
          long since = copies.computeIfAbsent(copy, _ -> shown.at());
          if (shown.asked() == Event.LIVE) {
            live.add(new Live(shown.at(), shown.text(), since));
          }
        }
        case Event.Wiped wiped -> copies.remove(new Copy(wiped.device(), wiped.channel()));
        default -> {}
      }
    }
  }

  /// @param end when the faults had ended
  Observed observed(long end) {
    var waits = waits();
    return new Observed(
        waits.size(),
        (int) acked.values().stream().filter(this::within).count(),
        Duration.ofNanos(silence()),
        waits.isEmpty() ? Duration.ZERO : waits.getLast(),
        slowestDelivery(),
        recovery(end));
  }

  /// How long each post waited that was sent in this part, shortest first.
  List<Duration> waits() {
    return sent.entrySet().stream()
        .filter(post -> within(post.getValue()))
        .map(post -> Duration.ofNanos(over(post.getKey()) - post.getValue()))
        .sorted()
        .toList();
  }

  private boolean within(long at) {
    return at >= from && at <= until;
  }

  private long over(String text) {
    return Math.min(until, over.getOrDefault(text, until));
  }

  /// The longest time without any ack while somebody waited.
  private long silence() {
    record Step(long at, int more) {}
    var steps = new ArrayList<Step>();
    sent.forEach(
        (text, at) -> {
          if (over(text) > from && at < until) {
            steps.add(new Step(Math.max(at, from), 1));
            steps.add(new Step(over(text), -1));
          }
        });
    steps.sort(Comparator.comparingLong(Step::at));
    long longest = 0;
    long since = from;
    int waiting = 0;
    for (var step : steps) {
      if (waiting > 0 && step.more() < 0) {
        longest = Math.max(longest, step.at() - since);
        since = step.at();
      } else if (waiting == 0) {
        since = step.at();
      }
      waiting += step.more();
    }
    return longest;
  }

  /// Who came in later than the ack gets the post with the channel, which is no delivery.
  private Duration slowestDelivery() {
    return live.stream()
        .filter(came -> within(came.at()))
        .filter(came -> acked.getOrDefault(came.text(), 0L) > came.since())
        .map(came -> Duration.ofNanos(came.at() - acked.getOrDefault(came.text(), came.at())))
        .max(Comparator.naturalOrder())
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  private Duration recovery(long end) {
    return sent.entrySet().stream()
        .filter(post -> post.getValue() < end)
        .map(post -> Duration.ofNanos(over(post.getKey()) - end))
        .max(Comparator.naturalOrder())
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
