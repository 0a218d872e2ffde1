package nl.draad.server.demonstration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who takes part when, by the thread's own lines.
final class Stays {
  private final Map<String, Integer> from = new HashMap<>(); // days before loading
  private final Map<String, Integer> until = new HashMap<>();
  private final List<World.Away> away;

  Stays(List<Line> own, List<World.Away> away) {
    this.away = away;
    int ago = 0;
    for (var line : own) {
      switch (line) {
        case Line.Begin begin when begin.start() instanceof Line.Start.DaysAgo daysAgo ->
            ago = daysAgo.days();
        case Line.LetIn letIn -> from.put(letIn.who(), ago);
        case Line.Leave leave -> until.put(leave.who(), ago);
        case Line.Begin _, Line.Say _, Line.Claim _ -> {}
      }
    }
  }

  /// With a day to spare at both ends, because beginnings move away from weekends.
  boolean isThere(String who, int ago) {
    return from.getOrDefault(who, 0) > ago + 1
        && until.getOrDefault(who, -1) < ago - 1
        && away.stream()
            .noneMatch(one -> one.who().equals(who) && ago <= one.from() && ago >= one.until());
  }
}
