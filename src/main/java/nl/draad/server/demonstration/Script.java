package nl.draad.server.demonstration;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.draad.access.ChannelRole;

/// Reads a conversation; how it is written stands at the head of `world.yaml`.
final class Script {
  private static final Pattern SAY = Pattern.compile("(\\w+)((?: (?:\\+|\\^|~|x)\\w*)*): ?(.*)");
  private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]]*\\|[^\\[\\]]*)\\]");

  private final List<Line> lines = new ArrayList<>();
  private final List<Line.Say> said = new ArrayList<>();

  private Script() {}

  /// @param wording which of the wordings, where there are several: 0 is the first
  static List<Line> read(String text, int wording) {
    var script = new Script();
    var whole = new StringBuilder();
    for (var line : chosen(text, wording).lines().toList()) {
      if (line.isEmpty() || line.startsWith(" ")) {
        whole.append('\n').append(line.strip());
      } else {
        script.take(whole.toString().strip());
        whole.setLength(0);
        whole.append(line);
      }
    }
    script.take(whole.toString().strip());
    return script.lines;
  }

  /// In how many wordings this can be read.
  static int wordings(String text) {
    return CHOICE
        .matcher(text)
        .results()
        .mapToInt(choice -> choice.group(1).split("\\|", -1).length)
        .max()
        .orElse(1);
  }

  private static String chosen(String text, int wording) {
    return CHOICE
        .matcher(text)
        .replaceAll(
            choice -> {
              var wordings = choice.group(1).split("\\|", -1);
              return java.util.regex.Matcher.quoteReplacement(wordings[wording % wordings.length]);
            });
  }

  private void take(String line) {
    if (line.isEmpty()) {
      return;
    }
    var words = line.split(" ", -1);
    lines.add(
        switch (words[0]) {
          case "@" -> new Line.Begin(start(words));
          case "+" -> new Line.LetIn(words[1], ChannelRole.ofWire(words[2]), words.length > 3);
          case "-" -> new Line.Leave(words[1]);
          case "--" -> new Line.Claim();
          default -> say(line);
        });
  }

  private static Line.Start start(String[] words) {
    return words[1].equals("now")
        ? new Line.Start.MinutesAgo(Integer.parseInt(words[2]))
        : new Line.Start.DaysAgo(Integer.parseInt(words[1]), LocalTime.parse(words[2]));
  }

  private Line.Say say(String line) {
    var first = line.lines().findFirst().orElseThrow();
    var matcher = SAY.matcher(first);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected 'who: text' but a line begins otherwise");
    }
    var deed = Line.Deed.POST;
    var gap = Optional.<Duration>empty();
    var answers = Optional.<Line.Say>empty();
    for (var mark : matcher.group(2).strip().split(" ", -1)) {
      switch (mark.isEmpty() ? ' ' : mark.charAt(0)) {
        case '+' -> gap = Optional.of(gap(mark.substring(1)));
        case '^' -> answers = Optional.of(said.get(said.size() - number(mark.substring(1))));
        case '~' -> deed = Line.Deed.EDIT;
        case 'x' -> deed = Line.Deed.WITHDRAW;
        default -> {}
      }
    }
    var text = matcher.group(3) + line.substring(first.length());
    var say = new Line.Say(matcher.group(1), deed, gap, answers, text);
    said.add(say);
    return say;
  }

  /// `5m`, `2h` or `1d`.
  private static Duration gap(String written) {
    return written.endsWith("d")
        ? Duration.ofDays(number(written.substring(0, written.length() - 1)))
        : Duration.parse("PT" + written);
  }

  private static int number(String written) {
    return Integer.parseInt(written);
  }
}
