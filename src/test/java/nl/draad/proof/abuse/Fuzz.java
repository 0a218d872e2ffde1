package nl.draad.proof.abuse;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Sends a whole node a number of hostile frames and requests, made from the published contracts
/// and a seed, and judges what becomes of it: every answer is a documented one, nothing breaks,
/// nobody else notices, nothing is stored that may not be, and memory is what it was.
///
/// `mvn test-compile exec:exec@fuzz -Dfuzz.count=1000000 -Dfuzz.seed=7`
public final class Fuzz {
  /// How much more may be in use after the run than after its first part.
  static final long MOST_GROWTH = 48L << 20;

  private static final int WORKERS = 4;
  private static final int FRAMES_PER_REQUEST = 4;
  private static final int WARM_UP = 10; // a tenth of the run comes before the first measure
  private static final int GIGA = 1_000_000_000;

  private final long seed;
  private final Verdict verdict = new Verdict();

  Fuzz(long seed) {
    this.seed = seed;
  }

  /// Properties: `fuzz.count`, `fuzz.seed`. Ends with 1 when there is something to complain of.
  public static void main(String[] arguments) {
    var count = Long.getLong("fuzz.count", 100_000);
    var seed = Long.getLong("fuzz.seed", System.nanoTime() % GIGA);
    System.out.println("count " + count + ", seed " + seed);
    var began = System.nanoTime();
    var verdict = new Fuzz(seed).run(count);
    System.out.println(verdict);
    System.out.println("in " + (System.nanoTime() - began) / GIGA + " s, seed " + seed);
    System.exit(verdict.complaints().isEmpty() ? 0 : 1);
  }

  /// Sends so many frames and requests together.
  Verdict run(long count) {
    try (var house = new House();
        var _ = new LogWatch(verdict)) {
      house.chat();
      attack(house, count / WARM_UP, 0);
      var before = used();
      attack(house, count - count / WARM_UP, 1);
      var more = house.lines();
      if (more != 0) {
        verdict.complain("expected no more open lines than before but were " + more);
      }
      var growth = used() - before;
      verdict.count("runs with " + (growth >> 20) + " MiB more in use at the end");
      if (growth > MOST_GROWTH) {
        verdict.complain("expected no growth but was " + (growth >> 20) + " MiB");
      }
      house.stored().forEach(verdict::complain);
    }
    return verdict;
  }

  /// While the attackers are at it, the bystanders chat on.
  private void attack(House house, long count, int part) {
    var workers = new ArrayList<CompletableFuture<Void>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < WORKERS; i++) {
        var own = seed * 1_000 + part * 100L + i;
        var share = new AtomicLong(count / WORKERS);
        LongConsumer frames = some -> new FrameAttack(house, verdict, own).run(some);
        LongConsumer requests = some -> new HttpAttack(house, verdict, own).run(some);
        var asks = share.get() / (FRAMES_PER_REQUEST + 1);
        workers.add(CompletableFuture.runAsync(() -> frames.accept(share.get() - asks), threads));
        workers.add(CompletableFuture.runAsync(() -> requests.accept(asks), threads));
      }
      var all = CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new));
      while (!all.isDone()) {
        house.chat();
        verdict.count("words of the bystanders");
      }
      all.join();
    } catch (AssertionError | RuntimeException broken) {
      verdict.complain(broken + " " + broken.getCause());
    }
  }

  private static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (var i = 0; i < 4; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }

  static List<String> complaints(long count, long seed) {
    return new Fuzz(seed).run(count).complaints();
  }
}
