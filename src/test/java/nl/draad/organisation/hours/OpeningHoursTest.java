package nl.draad.organisation.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The rules of opening hours, at their edges. Times are Amsterdam's unless they say otherwise.
class OpeningHoursTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Period MORNING = new Period(9 * 60, 12 * 60 + 30);
  private static final Period AFTERNOON = new Period(13 * 60, 17 * 60);
  private static final OpeningHours OFFICE = workdays(MORNING, AFTERNOON);

  @Test
  void itOpensAndClosesAtTheVerySecond() {
    assertThat(OFFICE.isOpen(at("2026-11-24T08:59:59.999999"))).isFalse();
    assertThat(OFFICE.isOpen(at("2026-11-24T09:00"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-11-24T12:29:59.999999"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-11-24T12:30"))).isFalse();
    assertThat(OFFICE.isOpen(at("2026-11-24T13:00"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-11-24T17:00"))).isFalse();
  }

  @Test
  void itKnowsWhenItChangesNext() {
    assertThat(OFFICE.closesAt(at("2026-11-24T09:00"))).contains(at("2026-11-24T12:30"));
    assertThat(OFFICE.closesAt(at("2026-11-24T12:29:59"))).contains(at("2026-11-24T12:30"));
    assertThat(OFFICE.closesAt(at("2026-11-24T12:30"))).isEmpty();
    assertThat(OFFICE.nextOpening(at("2026-11-24T12:30"))).contains(at("2026-11-24T13:00"));
    assertThat(OFFICE.nextOpening(at("2026-11-24T09:00"))).contains(at("2026-11-24T13:00"));
    assertThat(OFFICE.nextOpening(at("2026-11-24T08:59:59.999"))).contains(at("2026-11-24T09:00"));
    assertThat(OFFICE.nextOpening(at("2026-11-27T17:00"))).contains(at("2026-11-30T09:00"));
  }

  @Test
  void periodsThatTouchAreOne() {
    var late =
        workdays(new Period(18 * 60, 22 * 60), new Period(22 * 60, 1_440), new Period(0, 60));
    assertThat(late.closesAt(at("2026-11-24T19:00"))).contains(at("2026-11-25T01:00"));
    assertThat(late.closesAt(at("2026-11-27T19:00"))).contains(at("2026-11-28T00:00"));
    assertThat(late.isOpen(at("2026-11-24T23:59:59.999"))).isTrue();
    assertThat(late.isOpen(at("2026-11-25T00:00"))).isTrue();
  }

  @Test
  void openEveryHourOfEveryDayNeverCloses() {
    var days = Arrays.asList(DayOfWeek.values());
    var week = days.stream().collect(Collectors.toMap(day -> day, _ -> List.of(Period.WHOLE_DAY)));
    var all = new OpeningHours(AMSTERDAM, "nl", false, week, false, Map.of());
    assertThat(all.isOpen(at("2026-03-29T02:00"))).isTrue();
    assertThat(all.closesAt(at("2026-03-01T12:00"))).isEmpty();
    assertThat(all.nextOpening(at("2026-03-01T12:00"))).isEmpty();
  }

  @Test
  void alwaysIsAlwaysAndNeverIsNever() {
    var now = at("2026-12-25T12:00");
    assertThat(OpeningHours.UNSET.isOpen(now)).isTrue();
    assertThat(OpeningHours.UNSET.closesAt(now)).isEmpty();
    assertThat(OpeningHours.UNSET.nextOpening(now)).isEmpty();
    var never = new OpeningHours(AMSTERDAM, "nl", false, Map.of(), true, Map.of());
    assertThat(never.isOpen(now)).isFalse();
    assertThat(never.closesAt(now)).isEmpty();
    assertThat(never.nextOpening(now)).isEmpty();
  }

  @Test
  void inSpringTheHourThatIsLeftOutIsLeftOut() {
    // On 29 March 2026 the clock goes from 02:00 to 03:00.
    var night = everyDay(new Period(60, 4 * 60));
    assertThat(night.closesAt(at("2026-03-29T01:00"))).contains(utc("2026-03-29T02:00"));
    assertThat(minutes(night, "2026-03-28T22:00Z", "2026-03-29T22:00Z")).isEqualTo(120);
    var within = everyDay(new Period(2 * 60 + 15, 2 * 60 + 45));
    assertThat(minutes(within, "2026-03-28T22:00Z", "2026-03-29T22:00Z")).isZero();
    assertThat(within.nextOpening(utc("2026-03-29T00:00"))).contains(at("2026-03-30T02:15"));
    var half = everyDay(new Period(2 * 60 + 30, 4 * 60));
    assertThat(half.nextOpening(utc("2026-03-29T00:00"))).contains(utc("2026-03-29T01:00"));
  }

  @Test
  void inAutumnTheHourThatComesTwiceIsDoneTwice() {
    // On 25 October 2026 the clock goes from 03:00 back to 02:00.
    var night = everyDay(new Period(60, 4 * 60));
    assertThat(night.closesAt(utc("2026-10-24T23:00"))).contains(utc("2026-10-25T03:00"));
    assertThat(minutes(night, "2026-10-24T22:00Z", "2026-10-25T22:00Z")).isEqualTo(240);
    var within = everyDay(new Period(2 * 60 + 15, 2 * 60 + 45));
    assertThat(within.closesAt(utc("2026-10-25T00:20"))).contains(utc("2026-10-25T00:45"));
    assertThat(within.nextOpening(utc("2026-10-25T00:20"))).contains(utc("2026-10-25T01:15"));
    assertThat(minutes(within, "2026-10-24T22:00Z", "2026-10-25T22:00Z")).isEqualTo(60);
  }

  @Test
  void theSameHourOfTheDayInSummerAndWinter() {
    assertThat(OFFICE.nextOpening(at("2026-03-27T18:00"))).contains(utc("2026-03-30T07:00"));
    assertThat(OFFICE.nextOpening(at("2026-10-23T18:00"))).contains(utc("2026-10-26T08:00"));
  }

  @Test
  void aClockThatIsPutBackAtMidnightLosesNothing() {
    // In Chile the 24:00 of 4 April 2026 is 23:00 once more.
    var santiago =
        new OpeningHours(
            ZoneId.of("America/Santiago"),
            "nl",
            false,
            Map.of(DayOfWeek.SATURDAY, List.of(new Period(22 * 60, 1_440))),
            false,
            Map.of());
    assertThat(minutes(santiago, "2026-04-04T12:00Z", "2026-04-05T12:00Z")).isEqualTo(180);
    assertThat(santiago.closesAt(utc("2026-04-05T01:30"))).contains(utc("2026-04-05T04:00"));
  }

  @Test
  void aHolidayClosesWhereItIsAskedTo() {
    assertThat(OFFICE.isOpen(at("2026-12-25T10:00"))).isFalse();
    assertThat(OFFICE.nextOpening(at("2026-12-24T17:00"))).contains(at("2026-12-28T09:00"));
    assertThat(OFFICE.holiday(at("2026-12-25T10:00"))).contains(Holiday.CHRISTMAS);
    var open = new OpeningHours(AMSTERDAM, "nl", false, OFFICE.week(), false, Map.of());
    assertThat(open.isOpen(at("2026-12-25T10:00"))).isTrue();
    assertThat(open.holiday(at("2026-12-25T10:00"))).isEmpty();
  }

  @Test
  void kingsDayIsADayEarlierWhenItWouldBeASunday() {
    assertThat(Holiday.on(LocalDate.parse("2025-04-26"))).contains(Holiday.KINGS_DAY);
    assertThat(Holiday.on(LocalDate.parse("2025-04-27"))).isEmpty();
    assertThat(Holiday.on(LocalDate.parse("2027-04-27"))).contains(Holiday.KINGS_DAY);
    assertThat(Holiday.on(LocalDate.parse("2031-04-26"))).contains(Holiday.KINGS_DAY);
    assertThat(everyDay(MORNING).isOpen(at("2031-04-26T10:00"))).isFalse();
    assertThat(everyDay(MORNING).isOpen(at("2031-04-27T10:00"))).isTrue();
  }

  @Test
  void theHolidaysOfAYearAreTheDutchOnes() {
    var days = Holiday.between(LocalDate.parse("2026-01-01"), LocalDate.parse("2027-01-01"));
    assertThat(days.keySet().stream().map(LocalDate::toString))
        .containsExactly(
            "2026-01-01",
            "2026-04-05",
            "2026-04-06",
            "2026-04-27",
            "2026-05-05",
            "2026-05-14",
            "2026-05-24",
            "2026-05-25",
            "2026-12-25",
            "2026-12-26");
    assertThat(Holiday.on(LocalDate.parse("2026-04-03"))).as("Good Friday").isEmpty();
    assertThat(days.values()).doesNotHaveDuplicates().hasSize(Holiday.values().length);
  }

  @Test
  void anExceptionTakesThePlaceOfItsDay() {
    var hours =
        with(exception("2026-11-24", "studiedag"), exception("2026-11-25", "kort", MORNING));
    assertThat(hours.isOpen(at("2026-11-24T10:00"))).isFalse();
    assertThat(hours.nextOpening(at("2026-11-23T17:00"))).contains(at("2026-11-25T09:00"));
    assertThat(hours.closesAt(at("2026-11-25T10:00"))).contains(at("2026-11-25T12:30"));
    assertThat(hours.nextOpening(at("2026-11-25T12:30"))).contains(at("2026-11-26T09:00"));
  }

  @Test
  void anExceptionCountsOnAHolidayAndInAWeekendToo() {
    var hours =
        with(exception("2026-12-26", "kerst samen", AFTERNOON), exception("2026-12-25", "nee"));
    assertThat(hours.isOpen(at("2026-12-26T14:00"))).isTrue();
    assertThat(hours.holiday(at("2026-12-26T10:00"))).isEmpty();
    assertThat(hours.holiday(at("2026-12-25T10:00"))).as("the reason says it").isEmpty();
    assertThat(hours.nextOpening(at("2026-12-24T17:00"))).contains(at("2026-12-26T13:00"));
  }

  @Test
  void overTheEndOfTheYear() {
    var hours = with(exception("2026-12-31", "oud en nieuw", MORNING));
    assertThat(hours.nextOpening(at("2026-12-31T12:30"))).contains(at("2027-01-04T09:00"));
    var night =
        new OpeningHours(AMSTERDAM, "nl", false, everyDay(Period.WHOLE_DAY).week(), true, Map.of());
    assertThat(night.closesAt(at("2026-12-31T12:00"))).contains(at("2027-01-01T00:00"));
    assertThat(night.nextOpening(at("2026-12-31T12:00"))).contains(at("2027-01-02T00:00"));
  }

  @Test
  void farAheadIsSeenAndTooFarIsNot() {
    var week = Map.<DayOfWeek, List<Period>>of();
    var dates = Map.of(LocalDate.parse("2028-11-20"), exception("2028-11-20", "ooit", MORNING));
    var once = new OpeningHours(AMSTERDAM, "nl", false, week, true, dates);
    assertThat(once.nextOpening(at("2026-11-22T12:00"))).contains(at("2028-11-20T09:00"));
    assertThat(once.nextOpening(at("2026-11-01T12:00"))).isEmpty();
    assertThat(once.nextOpening(at("2028-11-20T12:30"))).isEmpty();
  }

  @Test
  void anEmergencyClosesUntilItsEndAndThenTheHoursCount() {
    var open = at("2026-11-24T10:00");
    var closed = Opening.of(OFFICE, emergency(Optional.empty()), open);
    assertThat(closed.open()).isFalse();
    assertThat(closed.emergency()).isTrue();
    assertThat(closed.changes()).isEmpty();
    assertThat(again(at("2026-11-24T11:00"))).contains(at("2026-11-24T11:00"));
    assertThat(again(at("2026-11-24T12:45"))).contains(at("2026-11-24T13:00"));
    var end = emergency(Optional.of(open));
    assertThat(Opening.of(OFFICE, end, open.minusNanos(1)).open()).isFalse();
    assertThat(Opening.of(OFFICE, end, open).open()).isTrue();
    assertThat(Opening.of(OFFICE, end, open).emergency()).isFalse();
  }

  private static Optional<Instant> again(Instant until) {
    return Opening.of(OFFICE, emergency(Optional.of(until)), at("2026-11-24T10:00")).changes();
  }

  private static Optional<Emergency> emergency(Optional<Instant> until) {
    var gerda =
        new nl.draad.identity.NamedPerson(
            new nl.draad.identity.PersonId(new java.util.UUID(1, 1)), "Gerda");
    return Optional.of(
        new Emergency(at("2026-11-24T09:30"), gerda, new Notice("We hebben een storing."), until));
  }

  /// How many minutes it is open, asked minute by minute.
  private static long minutes(OpeningHours hours, String from, String until) {
    var first = Instant.parse(from.replace("Z", ":00Z")).getEpochSecond() / 60;
    var last = Instant.parse(until.replace("Z", ":00Z")).getEpochSecond() / 60;
    return LongStream.range(first, last)
        .filter(minute -> hours.isOpen(Instant.ofEpochSecond(minute * 60)))
        .count();
  }

  private static OpeningHours workdays(Period... periods) {
    var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
    for (var day = 1; day <= 5; day++) {
      week.put(DayOfWeek.of(day), sorted(periods));
    }
    return new OpeningHours(AMSTERDAM, "nl", false, week, true, Map.of());
  }

  private static OpeningHours everyDay(Period... periods) {
    var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      week.put(day, sorted(periods));
    }
    return new OpeningHours(AMSTERDAM, "nl", false, week, true, Map.of());
  }

  private static List<Period> sorted(Period... periods) {
    return Arrays.stream(periods).sorted(java.util.Comparator.comparing(Period::opens)).toList();
  }

  private static OpeningHours with(DayException... exceptions) {
    var dates = Arrays.stream(exceptions).collect(Collectors.toMap(DayException::date, one -> one));
    return new OpeningHours(AMSTERDAM, "nl", false, OFFICE.week(), true, dates);
  }

  private static DayException exception(String date, String reason, Period... periods) {
    return new DayException(
        LocalDate.parse(date), List.of(periods), Optional.of(new Notice(reason)));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
  }

  private static Instant utc(String minute) {
    return Instant.parse(minute + ":00Z");
  }
}
