package nl.draad.server.demonstration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A little piece of conversation that can come back, each time in another wording.
///
/// @param date the day of the year that it belongs to, as `MM-dd`
/// @param months the months that it belongs to, as `3-5`; `11-2` goes over the year's end
/// @param ago the days before loading that it belongs to, as `700-300`
/// @param hour of the day that it begins in; absent: any
/// @param once it does not come back, whatever wordings it has
record Scene(
    @Nullable String date,
    @Nullable String months,
    @Nullable String ago,
    @Nullable Integer hour,
    boolean once,
    String lines) {

  /// How often it can be there without repeating itself.
  int times() {
    return once ? 1 : Script.wordings(lines);
  }

  boolean isDated() {
    return date != null;
  }

  boolean isBound() {
    return months != null || ago != null;
  }

  /// How many days pass within it.
  int days(List<Line> read) {
    return (int)
        read.stream()
            .mapToLong(
                line ->
                    line instanceof Line.Say say
                        ? say.gap()
                            .map(gap -> gap.toDays() + (gap.toHours() > 5 ? 1 : 0))
                            .orElse(0L)
                        : 0L)
            .sum();
  }

  /// Who says something in it.
  Set<String> people() {
    return Script.read(lines, 0).stream()
        .flatMap(
            line ->
                line instanceof Line.Say say
                    ? java.util.stream.Stream.of(say.who())
                    : java.util.stream.Stream.empty())
        .collect(Collectors.toSet());
  }

  Season season() {
    return new Season(date, Season.range(months, 1, 12), Season.range(ago, 0, Integer.MAX_VALUE));
  }
}
