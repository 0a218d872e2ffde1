package nl.draad.server.demonstration;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a scene may happen.
///
/// @param date the only day of the year, or any
/// @param months from the first to the last, which may be in the next year
/// @param ago days before loading, from the most to the least or the other way round
record Season(@Nullable MonthDay date, Range months, Range ago) {
  /// Days on which nothing ordinary happens.
  private static final Set<MonthDay> FEASTS =
      Set.of(
          MonthDay.of(Month.DECEMBER, 24),
          MonthDay.of(Month.DECEMBER, 25),
          MonthDay.of(Month.DECEMBER, 26),
          MonthDay.of(Month.DECEMBER, 31),
          MonthDay.of(Month.JANUARY, 1));

  record Range(int first, int last) {}

  Season(@Nullable String date, Range months, Range ago) {
    this(date == null ? null : MonthDay.parse("--" + date), months, ago);
  }

  static Range range(@Nullable String written, int first, int last) {
    if (written == null) {
      return new Range(first, last);
    }
    var ends = written.split("-", 2);
    return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }

  /// Whether it is that day, which is so many days before loading.
  boolean covers(LocalDate day, int daysAgo) {
    var monthDay = MonthDay.from(day);
    return (date == null ? !FEASTS.contains(monthDay) : date.equals(monthDay))
        && isIn(months, day.getMonthValue())
        && daysAgo >= Math.min(ago.first(), ago.last())
        && daysAgo <= Math.max(ago.first(), ago.last());
  }

  private static boolean isIn(Range months, int month) {
    return months.first() <= months.last()
        ? months.first() <= month && month <= months.last()
        : months.first() <= month || month <= months.last();
  }
}
