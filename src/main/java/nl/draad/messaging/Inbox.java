package nl.draad.messaging;

import io.vertx.core.Context;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Hands things over to one event loop, in order, with one wake-up for however many came meanwhile.
/// Put from any thread; taken on the context's own.
public final class Inbox<T> {
  private final Context context;
  private final Consumer<T> reader;
  private final ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();

  public Inbox(Context context, Consumer<T> reader) {
    this.context = context;
    this.reader = reader;
  }

  public void put(T thing) {
    waiting.add(thing);
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(_ -> readAll());
    }
  }

  private void readAll() {
    woken.set(false); // before reading: what is put from now on wakes us again
    try {
      for (var thing = waiting.poll(); thing != null; thing = waiting.poll()) {
        reader.accept(thing);
      }
    } finally {
      if (!waiting.isEmpty() && woken.compareAndSet(false, true)) {
        context.runOnContext(_ -> readAll()); // one that throws does not keep the others waiting
      }
    }
  }
}
