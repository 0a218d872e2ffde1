package nl.draad.proof.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened in a run, in the order in which it was recorded. Only ever appended to, and
/// written to a file as it grows, one line of JSON for each event, so that a run can be judged
/// again later. Thread-safe.
public final class History implements AutoCloseable {
  private final long began = System.nanoTime();
  private final List<Event> events = new ArrayList<>();
  private final Optional<BufferedWriter> file;

  private History(Optional<BufferedWriter> file) {
    this.file = file;
  }

  /// Kept in memory only.
  public static History inMemory() {
    return new History(Optional.empty());
  }

  /// Written to this file, too, which is made anew.
  public static History writtenTo(Path path) {
    try {
      return new History(Optional.of(Files.newBufferedWriter(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What another run wrote.
  public static History read(Path path) {
    var history = inMemory();
    try (var lines = Files.lines(path)) {
      lines.map(EventLine::read).forEach(history::record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return history;
  }

  /// The time, as events tell it.
  public long now() {
    return System.nanoTime() - began;
  }

  public synchronized void record(Event event) {
    events.add(event);
    file.ifPresent(writer -> write(writer, event));
  }

  /// Everything up to now.
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  private static void write(BufferedWriter writer, Event event) {
    try {
      writer.write(EventLine.of(event));
      writer.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    file.ifPresent(
        writer -> {
          try {
            writer.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
