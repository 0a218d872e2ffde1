package nl.draad.organisation.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When a desk is open, by the clock on the wall of its zone: per weekday, but for days that are
/// exceptions, and, where holidays close it, Dutch public ones. An exception counts on a holiday
/// too. In the hour that a clock repeats in autumn the desk does the same a second time; of the
/// hour that it leaves out in spring nothing is left.
///
/// Immutable; every answer follows from the values and the time asked about. What lies more than
/// [#FORESIGHT] days ahead is not looked at.
///
/// @param language of the desk and of its notices: `nl` or `en`
/// @param always open day and night: week, holidays and exceptions are kept and do not count
/// @param week the periods of each weekday that has any
/// @param exceptions by date
public record OpeningHours(
    ZoneId zone,
    String language,
    boolean always,
    Map<DayOfWeek, List<Period>> week,
    boolean holidays,
    Map<LocalDate, DayException> exceptions) {

  /// How many days ahead an opening or a closing is looked for.
  public static final int FORESIGHT = 731;

  /// Those of a desk whose hours nobody has set.
  public static final OpeningHours UNSET =
      new OpeningHours(ZoneId.of("Europe/Amsterdam"), "nl", true, Map.of(), true, Map.of());

  private static final int LARGEST_OFFSET_HOURS = 18;

  public OpeningHours {
    week = Map.copyOf(week);
    exceptions = Map.copyOf(exceptions);
  }

  /// Open from the first moment on, closed from the last one on.
  private record Span(Instant from, Instant until) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  public boolean isOpen(Instant at) {
    return always || spans(date(at)).stream().anyMatch(span -> span.contains(at));
  }

  /// When a desk that is open at this time closes; empty where it is closed, or never closes.
  public Optional<Instant> closesAt(Instant at) {
    if (always || !isOpen(at)) {
      return Optional.empty();
    }
    var end = at;
    var first = date(at);
    for (var day = 0; day <= FORESIGHT; day++) {
      for (var span : spans(first.plusDays(day))) {
        if (span.from().isAfter(end)) {
          return Optional.of(end);
        }
        end = span.until().isAfter(end) ? span.until() : end;
      }
    }
    var horizon = first.plusDays(FORESIGHT).atStartOfDay(zone).toInstant();
    return end.isBefore(horizon) ? Optional.of(end) : Optional.empty();
  }

  /// When the desk opens next after this time: from a closed door, so that an open one has to close
  /// first. Empty where it never does.
  public Optional<Instant> nextOpening(Instant at) {
    if (always) {
      return Optional.empty();
    }
    return isOpen(at) ? closesAt(at).flatMap(this::firstAfter) : firstAfter(at);
  }

  private Optional<Instant> firstAfter(Instant closed) {
    var first = date(closed);
    for (var day = 0; day <= FORESIGHT; day++) {
      for (var span : spans(first.plusDays(day))) {
        if (span.from().isAfter(closed)) {
          return Optional.of(span.from());
        }
      }
    }
    return Optional.empty();
  }

  /// The exception of the day that it is at this time, where that counts.
  Optional<DayException> exception(Instant at) {
    return always ? Optional.empty() : Optional.ofNullable(exceptions.get(date(at)));
  }

  /// The holiday that closes the desk on the day that it is at this time.
  Optional<Holiday> holiday(Instant at) {
    return always ? Optional.empty() : holiday(date(at));
  }

  LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private Optional<Holiday> holiday(LocalDate date) {
    return holidays && !exceptions.containsKey(date) ? Holiday.on(date) : Optional.empty();
  }

  private List<Period> periods(LocalDate date) {
    var exception = exceptions.get(date);
    if (exception != null) {
      return exception.periods();
    }
    return holiday(date).isPresent()
        ? List.of()
        : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  /// The periods of a day as they are in time: cut where the zone's clock is put forward or back.
  private List<Span> spans(LocalDate date) {
    var periods = periods(date);
    if (periods.isEmpty()) {
      return List.of();
    }
    var spans = new ArrayList<Span>(periods.size());
    var rules = zone.getRules();
    var from = midnight(date).minusHours(LARGEST_OFFSET_HOURS).toInstant(ZoneOffset.UTC);
    var end = midnight(date.plusDays(1)).plusHours(LARGEST_OFFSET_HOURS).toInstant(ZoneOffset.UTC);
    while (from.isBefore(end)) {
      var change = rules.nextTransition(from);
      var until = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
      var offset = rules.getOffset(from);
      for (var period : periods) {
        var opens = later(from, period.opensOn(date).toInstant(offset));
        var closes = earlier(until, period.closesOn(date).toInstant(offset));
        if (opens.isBefore(closes)) {
          spans.add(new Span(opens, closes));
        }
      }
      from = until;
    }
    return spans;
  }

  private static LocalDateTime midnight(LocalDate date) {
    return date.atStartOfDay();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
