package nl.draad.proof.load;

import java.time.Duration;
import java.util.Map;

/// What a load has done so far.
///
/// @param sent posts, edits and withdrawals, each counted once
/// @param refused by number, repeats included
/// @param delivered posts that devices showed
/// @param chats that were asked for
/// @param ack from the first try to the answer
/// @param silence the longest time without any ack, so far
public record Figures(
    long sent,
    long acked,
    long failed,
    Map<Integer, Long> refused,
    long delivered,
    long chats,
    long claims,
    long reconnects,
    Latency ack,
    Duration silence) {

  /// How long answers took.
  public record Latency(Duration median, Duration p99, Duration max) {}
}
