package nl.draad.proof.abuse;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Sends a whole node a number of hostile frames and requests, made from the published contracts
/// and a seed, and judges what becomes of it: every answer is a documented one, nothing breaks,
/// nobody else notices, nothing is stored that may not be, and memory is what it was.
///
/// `mvn test-compile exec:exec@fuzz -Dfuzz.count=1000000 -Dfuzz.seed=7`
public final class Fuzz {
  /// How much more may be in use after the run than after its first part.
  static final long MOST_GROWTH = 48L << 20;

  private static final int WORKERS = 8;
  private static final int BREATH_MILLIS = 200; // between two words of the bystanders
  private static final int FRAMES_PER_REQUEST = 4;
  private static final int WARM_UP = 10; // a tenth of the run comes before the first measure
  private static final int GIGA = 1_000_000_000;

  private final long seed;
  private final Verdict verdict = new Verdict();
  private final Consumer<String> told;

  Fuzz(long seed) {
    this(seed, _ -> {});
  }

  /// `told`: hears now and then how far it is.
  private Fuzz(long seed, Consumer<String> told) {
    this.seed = seed;
    this.told = told;
  }

  /// Properties: `fuzz.count`, `fuzz.seed`. Ends with 1 when there is something to complain of.
  public static void main(String[] arguments) {
    var count = Long.getLong("fuzz.count", 100_000);
    var seed = Long.getLong("fuzz.seed", System.nanoTime() % GIGA);
    System.out.println("count " + count + ", seed " + seed);
    var began = System.nanoTime();
    var fuzz = new Fuzz(seed, System.out::println);
    Runnable report = () -> System.out.println(fuzz.report(began));
    var stopped = new Thread(report, "report-of-a-run-that-was-stopped");
    Runtime.getRuntime().addShutdownHook(stopped);
    var verdict = fuzz.run(count);
    Runtime.getRuntime().removeShutdownHook(stopped);
    report.run();
    System.exit(verdict.complaints().isEmpty() ? 0 : 1);
  }

  private String report(long began) {
    var seconds = Math.max(1, (System.nanoTime() - began) / GIGA);
    var attacks = verdict.tally().attacks();
    return "%s%n%,d in %,d s, %,d a second, seed %d"
        .formatted(verdict, attacks, seconds, attacks / seconds, seed);
  }

  /// Sends so many frames and requests together.
  Verdict run(long count) {
    try (var house = new House(verdict);
        var _ = new LogWatch(verdict)) {
      var progress = new Progress(verdict, count, told);
      house.chat();
      attack(house, count / WARM_UP, 0, progress);
      var before = used();
      attack(house, count - count / WARM_UP, 1, progress);
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
      verdict.tally().hollow().forEach(verdict::complain);
    }
    return verdict;
  }

  /// While the attackers are at it, the bystanders chat on.
  private void attack(House house, long count, int part, Progress progress) {
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
        progress.tell();
        breathe(all);
      }
      all.join();
    } catch (AssertionError | RuntimeException broken) {
      verdict.complain(broken + " " + broken.getCause());
    }
  }

  /// The bystanders are people: were they to chat as fast as they can, they would be most of what
  /// the node does.
  private static void breathe(CompletableFuture<Void> all) {
    all.copy().completeOnTimeout(null, BREATH_MILLIS, TimeUnit.MILLISECONDS).join();
  }

  private static long used() {
    for (var i = 0; i < 3; i++) {
      Progress.used();
    }
    return Progress.used();
  }
}
