package nl.draad.proof.rig;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a node said, and finds what it should not have said: content of people, failures that
/// nobody foresaw, and lines that are not of the log. Stateless.
public final class NodeLog {
  /// PostgreSQL that cannot be reached, goes away, is full or gives up on somebody who is stuck,
  /// and a clock that is an hour wrong, are what a fault is about; a node may say so.
  private static final Pattern FORESEEN =
      Pattern.compile(
          "nl\\.draad\\.postgres\\.Unreachable|SQLSTATE (57|53|08|58|25006|25P0|55P03)"
              + "|(UNAVAILABLE|OUTCOME_UNKNOWN) for "
              + "|clock differs -?3[56]\\d\\d s from PostgreSQL's");

  private static final int LONGEST = 600;

  private NodeLog() {}

  /// What is wrong with this log.
  ///
  /// @param content of which nothing may stand in a log
  public static List<String> complaints(Path log, List<String> content) {
    try (var lines = Files.lines(log)) {
      return lines.flatMap(line -> complaint(line, content).stream()).distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> complaint(String line, List<String> content) {
    if (content.stream().anyMatch(line::contains)) {
      return Optional.of("content in the log: a line holds a text of the load");
    }
    try {
      var entry = new JsonObject(line);
      var text = entry.getString("message", "") + entry.getString("stack_trace", "");
      return isBad(entry) && !FORESEEN.matcher(text).find()
          ? Optional.of(shortened(entry.getString("logger_name") + ": " + text))
          : Optional.empty();
    } catch (DecodeException _) {
      return Optional.of(shortened("not of the log: " + line));
    }
  }

  /// Libraries warn of what they mend themselves.
  private static boolean isBad(JsonObject entry) {
    var level = entry.getString("level");
    return "ERROR".equals(level)
        || ("WARN".equals(level) && entry.getString("logger_name").startsWith("nl.draad."));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
