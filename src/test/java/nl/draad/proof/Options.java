package nl.draad.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.fault.Faults;

/// What somebody wants proved. Immutable.
///
/// @param minutes after which no new round begins
/// @param seed of everything that is drawn by lot
/// @param nodes node processes
/// @param folder gets the report
record Options(int minutes, long seed, List<Fault> faults, int nodes, Path folder) {
  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final int MOST_NODES = 5;

  Options {
    faults = List.copyOf(faults);
  }

  /// Reads `name=value` arguments. An empty value is one that was not given.
  ///
  /// @param seed when none is given
  /// @throws IllegalArgumentException with everything that is wrong with them
  static Options read(List<String> arguments, long seed) {
    var wrong = new ArrayList<String>();
    var options = new Options(60, seed, Faults.all(), 3, Path.of("target", "proof"));
    for (var argument : arguments) {
      try {
        options = options.with(argument);
      } catch (IllegalArgumentException e) {
        wrong.add(argument.replaceFirst("=.*", "") + ": " + e.getMessage());
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
    return options;
  }

  private Options with(String argument) {
    var parts = argument.split("=", 2);
    var value = parts.length == 2 ? parts[1].strip() : "";
    if (value.isEmpty()) {
      return this;
    }
    return switch (parts[0]) {
      case "minutes" -> new Options(number(value, MOST_MINUTES), seed, faults, nodes, folder);
      case "seed" -> new Options(minutes, seed(value), faults, nodes, folder);
      case "faults" -> new Options(minutes, seed, faults(value), nodes, folder);
      case "nodes" -> new Options(minutes, seed, faults, number(value, MOST_NODES), folder);
      case "folder" -> new Options(minutes, seed, faults, nodes, Path.of(value));
      default ->
          throw new IllegalArgumentException("expected minutes, seed, faults, nodes or folder");
    };
  }

  private static int number(String value, int most) {
    if (!value.matches("[0-9]{1,6}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException("expected 1 to " + most + " but was " + value);
    }
    return Integer.parseInt(value);
  }

  private static long seed(String value) {
    if (!value.matches("-?[0-9]{1,18}")) {
      throw new IllegalArgumentException("expected a whole number but was " + value);
    }
    return Long.parseLong(value);
  }

  private static List<Fault> faults(String value) {
    return value.equals("all")
        ? Faults.all()
        : Stream.of(value.split(",")).map(String::strip).map(Faults::named).toList();
  }

  Duration time() {
    return Duration.ofMinutes(minutes);
  }

  /// The same once more.
  String command() {
    var names =
        faults.equals(Faults.all())
            ? "all"
            : String.join(",", faults.stream().map(Fault::name).toList());
    return "mvn test-compile exec:exec@proof -Dproof.minutes=%d -Dproof.seed=%d -Dproof.faults=%s"
            .formatted(minutes, seed, names)
        + " -Dproof.nodes="
        + nodes;
  }
}
