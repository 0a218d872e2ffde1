package nl.draad.gates;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules about the text of files. Each gives what is wrong, in the order of the text; nothing when
/// all is well.
final class Texts {
  static final int LONGEST = 300;

  private static final Pattern LEFT_UNDONE = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern OTHER_HOST =
      Pattern.compile("(?:[a-z]+:)?//(?:[a-z0-9-]+\\.)+[a-z]{2,}[^\\s\"'`)<>]*");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(//|\\*|/\\*).*$|\\s//\\s.*$");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^public (?:final |sealed |non-sealed |abstract )*"
              + "(?:class|record|interface|enum|@interface) (\\w+)");

  private Texts() {}

  /// Notes of work that somebody left for later.
  static List<String> leftUndone(String text) {
    return LEFT_UNDONE.matcher(text).results().map(match -> match.group()).toList();
  }

  /// Addresses of other hosts outside comments, but for those named here.
  static List<String> otherHosts(String text, Map<String, String> allowed) {
    return OTHER_HOST
        .matcher(COMMENT.matcher(text).replaceAll(""))
        .results()
        .map(match -> match.group())
        .filter(address -> !allowed.containsKey(address))
        .toList();
  }

  /// Public top-level types without a `///` above them that says what they are.
  static List<String> withoutDoc(String java) {
    return PUBLIC_TYPE
        .matcher(java)
        .results()
        .filter(match -> !hasDoc(java.substring(0, match.start())))
        .map(match -> match.group(1))
        .toList();
  }

  /// Whether the lines from the last blank one on, which may hold annotations, begin with a doc.
  private static boolean hasDoc(String above) {
    return above.substring(above.lastIndexOf("\n\n") + 1).stripLeading().startsWith("///");
  }

  /// How many lines there are too many.
  static int tooLong(String text) {
    return Math.max(0, (int) Stream.of(text).flatMap(String::lines).count() - LONGEST);
  }
}
