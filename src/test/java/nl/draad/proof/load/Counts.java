package nl.draad.proof.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/// Counts as they grow. Thread-safe.
final class Counts {
  final LongAdder sent = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder delivered = new LongAdder();
  final LongAdder chats = new LongAdder();
  final LongAdder claims = new LongAdder();
  final LongAdder reconnects = new LongAdder();
  private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();
  private final Histogram acks = new Histogram(3); // microseconds; guarded by itself
  private long lastAck = System.nanoTime(); // guarded by acks
  private long silence; // guarded by acks

  void refused(int number) {
    refused.computeIfAbsent(number, _ -> new LongAdder()).increment();
  }

  void acked(long nanos) {
    synchronized (acks) {
      acks.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
      var now = System.nanoTime();
      silence = Math.max(silence, now - lastAck);
      lastAck = now;
    }
  }

  /// The load begins: what was silent before does not count.
  void begin() {
    synchronized (acks) {
      lastAck = System.nanoTime();
      silence = 0;
    }
  }

  Figures figures() {
    var numbers = new TreeMap<Integer, Long>();
    refused.forEach((number, count) -> numbers.put(number, count.sum()));
    synchronized (acks) {
      return new Figures(
          sent.sum(),
          acks.getTotalCount(),
          failed.sum(),
          numbers,
          delivered.sum(),
          chats.sum(),
          claims.sum(),
          reconnects.sum(),
          new Figures.Latency(micros(50), micros(99), micros(100)),
          Duration.ofNanos(silence));
    }
  }

  private Duration micros(double percentile) {
    return Duration.of(acks.getValueAtPercentile(percentile), TimeUnit.MICROSECONDS.toChronoUnit());
  }
}
