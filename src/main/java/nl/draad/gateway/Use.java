package nl.draad.gateway;

import java.time.Duration;
import java.util.Optional;
import nl.draad.pace.Pace;

/// What frames ask of a node, and how often one person may ask it: all devices together. A person
/// behind a shared address has as much as anybody else.
public enum Use {
  /// Any frame: four seconds' worth at once.
  ANY(320, Duration.ofSeconds(4)),
  /// All channels of a person at once.
  RESUMING(60, Duration.ofMinutes(1)),
  /// One question to PostgreSQL, or a page.
  READING(600, Duration.ofMinutes(1)),
  /// Something to be stored and told to everyone.
  WRITING(600, Duration.ofMinutes(1)),
  /// A desk's whole queue.
  WATCHING(120, Duration.ofMinutes(1)),
  /// Told to everyone on every node.
  TYPING(60, Duration.ofMinutes(1));

  private final int times;
  private final Duration within;

  Use(int times, Duration within) {
    this.times = times;
    this.within = within;
  }

  Pace pace() {
    return new Pace(times, within);
  }

  /// What this type of frame asks beside being one.
  static Optional<Use> of(String type) {
    return switch (type) {
      case "resume" -> Optional.of(RESUMING);
      case "backlog", "history", "unread", "show" -> Optional.of(READING);
      case "post", "edit", "withdraw", "fate" -> Optional.of(WRITING);
      case "watch" -> Optional.of(WATCHING);
      case "typing" -> Optional.of(TYPING);
      default -> Optional.empty();
    };
  }
}
