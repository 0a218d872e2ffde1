package nl.draad.proof.abuse;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/// Says every ten seconds how far a run is: how many attacks there were, how many a second since
/// the last time, what there is to complain of, and how much memory is in use when the garbage is
/// gone. For one thread.
final class Progress {
  private static final long EACH = 10_000_000_000L;
  private static final double SECOND = 1e9;

  private final Verdict verdict;
  private final long count;
  private final Consumer<String> told;
  private long toldAt = System.nanoTime();
  private long before; // attacks that were done then
  private int complained; // complaints that were told

  /// `count`: how many attacks there will be.
  Progress(Verdict verdict, long count, Consumer<String> told) {
    this.verdict = verdict;
    this.count = count;
    this.told = told;
  }

  /// Called often, it speaks seldom.
  void tell() {
    var passed = System.nanoTime() - toldAt;
    if (passed < EACH) {
      return;
    }
    var done = verdict.tally().attacks();
    told.accept(
        "%,12d of %,d, %,.0f a second, %d complaints, %d MiB in use"
            .formatted(
                done,
                count,
                (done - before) / (passed / SECOND),
                verdict.counted("complaints"),
                used() >> 20));
    var complaints = verdict.complaints();
    complaints.stream().skip(complained).forEach(complaint -> told.accept("! " + complaint));
    complained = complaints.size();
    toldAt = System.nanoTime();
    before = done;
  }

  /// The memory that is in use, in bytes, without garbage.
  static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
