package nl.draad.messaging;

import io.vertx.core.Promise;
import nl.draad.wire.Answer;
import org.jspecify.annotations.Nullable;

/// A draft on its way to a place in its channel. Confined to the channel's lane.
final class PendingAppend {
  private final Draft draft;
  private final Policy policy;
  private final @Nullable Origin origin; // gets the ack in place of the entry; null for the system
  private final long deadline;
  private final Promise<Answer<Entry>> result = Promise.promise();
  private int losses; // rounds in which the place went to somebody else
  private boolean sent; // whether any try may have been carried out

  /// `deadline` in milliseconds of [System#nanoTime] time.
  PendingAppend(Draft draft, Policy policy, @Nullable Origin origin, long deadline) {
    this.draft = draft;
    this.policy = policy;
    this.origin = origin;
    this.deadline = deadline;
  }

  Draft draft() {
    return draft;
  }

  Policy policy() {
    return policy;
  }

  @Nullable Origin origin() {
    return origin;
  }

  Promise<Answer<Entry>> result() {
    return result;
  }

  boolean isLate(long now) {
    return now >= deadline;
  }

  /// Counts a lost round; gives how many there were.
  int lost() {
    return ++losses;
  }

  int losses() {
    return losses;
  }

  void markSent() {
    sent = true;
  }

  boolean wasSent() {
    return sent;
  }
}
