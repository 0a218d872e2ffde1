package nl.draad.server.demonstration;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// The moment of loading, and what is so long before it, in the Netherlands.
final class Moments {
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /// Nothing is newer than this before loading.
  private static final Duration JUST_NOW = Duration.ofSeconds(20);

  private final Instant now;
  private final LocalDate today;

  Moments(Clock clock) {
    this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    this.today = LocalDate.ofInstant(now, ZONE);
  }

  Instant now() {
    return now;
  }

  LocalDate daysAgo(int days) {
    return today.minusDays(days);
  }

  Instant at(Line.Start start) {
    return switch (start) {
      case Line.Start.DaysAgo(int days, LocalTime time) -> at(daysAgo(days), time);
      case Line.Start.MinutesAgo(int minutes) -> now.minus(Duration.ofMinutes(minutes));
    };
  }

  Instant at(LocalDate day, LocalTime time) {
    return past(day.atTime(time).atZone(ZONE).toInstant());
  }

  /// The same, on the working day next to it when that day is in a weekend.
  Instant atWork(Line.Start start) {
    return switch (start) {
      case Line.Start.DaysAgo(int days, LocalTime time) -> at(workday(daysAgo(days)), time);
      case Line.Start.MinutesAgo _ -> at(start);
    };
  }

  private static LocalDate workday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /// This moment, or just now if it is still to come.
  Instant past(Instant moment) {
    var latest = now.minus(JUST_NOW);
    return moment.isAfter(latest) ? latest : moment;
  }
}
