package nl.draad.organisation.hours;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A Dutch public holiday. Which day it is on in each year comes from jollyday's calendar of the
/// Netherlands, read once: Good Friday is none, Liberation Day is one every year.
public enum Holiday {
  NEW_YEAR("NEW_YEAR"),
  EASTER("christian.EASTER"),
  EASTER_MONDAY("christian.EASTER_MONDAY"),
  KINGS_DAY("KINGS_DAY"),
  LIBERATION_DAY("LIBERATION"),
  ASCENSION_DAY("christian.ASCENSION_DAY"),
  PENTECOST("christian.PENTECOST"),
  PENTECOST_MONDAY("christian.PENTECOST_MONDAY"),
  CHRISTMAS("FIRST_CHRISTMAS_DAY"),
  SECOND_CHRISTMAS_DAY("SECOND_CHRISTMAS_DAY");

  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2099;
  private static final SortedMap<LocalDate, Holiday> DAYS = days();

  private final String key;

  Holiday(String key) {
    this.key = key;
  }

  /// As it stands on the wire: `kings-day`.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads the calendar, if nobody has: that takes a while, and no event loop can wait so long.
  static void read() {
    if (DAYS.isEmpty()) {
      throw new IllegalStateException("expected holidays in the calendar of the Netherlands");
    }
  }

  /// The holiday of this day, where it is one.
  static Optional<Holiday> on(LocalDate date) {
    return Optional.ofNullable(DAYS.get(date));
  }

  /// The holidays from one day on up to another, by day.
  static SortedMap<LocalDate, Holiday> between(LocalDate from, LocalDate until) {
    return DAYS.subMap(from, until);
  }

  private static SortedMap<LocalDate, Holiday> days() {
    var known = Arrays.stream(values()).collect(Collectors.toMap(one -> one.key, one -> one));
    var calendar =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS));
    var days = new TreeMap<LocalDate, Holiday>();
    for (var year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      for (var day : calendar.getHolidays(Year.of(year))) {
        if (day.getType() == HolidayType.PUBLIC_HOLIDAY) {
          days.putIfAbsent(day.getDate(), known(known, day.getPropertiesKey()));
        }
      }
    }
    return Collections.unmodifiableSortedMap(days);
  }

  private static Holiday known(Map<String, Holiday> known, String key) {
    var holiday = known.get(key);
    if (holiday == null) {
      throw new IllegalStateException(
          "expected a holiday of " + known.keySet() + " but was " + key);
    }
    return holiday;
  }
}
