package nl.draad.server.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.draad.crypto.Passwords;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Loads the demonstration into real databases and looks at what stands there, by plain SQL. What
/// the screens make of it is tested elsewhere.
class DemonstrationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String FINGERPRINT =
      """
      select (select md5(string_agg(e::text, '' order by channel_id, seq)) from entry e) ||
             (select md5(string_agg(m::text, '' order by channel_id, person_id, from_seq)) from member m) ||
             (select md5(string_agg(c::text, '' order by channel_id, person_id)) from cursor c) ||
             (select md5(string_agg(c::text, '' order by id)) from chat c)
      """;

  private static final Vertx VERTX = Vertx.vertx();
  private static final Passwords PASSWORDS = Passwords.start(VERTX, 1, 4);
  private static final TestDatabase LOADED = Services.database();

  @BeforeAll
  static void loadOnce() {
    assertThat(load(LOADED, NOW)).isTrue();
  }

  @AfterAll
  static void stop() {
    PASSWORDS.close().await();
    VERTX.close().await();
  }

  @Test
  void thereAreEnoughPeopleAndTalks() throws SQLException {
    assertThat(number("select count(*) from organisation")).isEqualTo(2);
    assertThat(number("select count(*) from account")).isBetween(30L, 40L);
    assertThat(number("select count(*) from desk")).isBetween(2L, 4L);
    assertThat(number("select count(*) from dossier")).isGreaterThanOrEqualTo(8);
    assertThat(number("select count(*) from chat where state = 3")).isGreaterThanOrEqualTo(30);
    assertThat(number("select count(*) from chat where state = 1")).isBetween(2L, 3L);
    assertThat(number("select count(*) from chat where state = 2")).isEqualTo(1);
    assertThat(number("select count(*) from chat_slot")).isEqualTo(1);
  }

  @Test
  void oneGroupThreadHasTwoThousandPosts() throws SQLException {
    assertThat(number("select max(posts) from entry")).isBetween(2_000L, 2_100L);
  }

  @Test
  void theLongThreadHardlySaysAnythingTwice() throws SQLException {
    var twice =
        """
        select coalesce(sum(times - 1), 0) from
          (select count(*) as times from entry
            where kind = 1 and length(body) > 40
              and channel_id = (select channel_id from entry order by posts desc limit 1)
            group by body having count(*) > 1) repeated
        """;
    assertThat(number(twice)).isLessThan(300);
  }

  @Test
  void placesHaveNoGapsAndPostsAreCounted() throws SQLException {
    var gaps =
        "select count(*) from (select max(seq) <> count(*) as gap from entry group by channel_id) c"
            + " where gap";
    var miscounted =
        """
        select count(*) from
          (select posts, count(*) filter (where kind = 1) over (partition by channel_id order by seq) as counted
             from entry) e
         where posts <> counted
        """;
    assertThat(number(gaps)).isZero();
    assertThat(number(miscounted)).isZero();
  }

  @Test
  void timeNeverRunsBackwardsAndEndsNow() throws SQLException {
    var backwards =
        """
        select count(*) from
          (select at < lag(at) over (partition by channel_id order by seq) as back from entry) e where back
        """;
    assertThat(number(backwards)).isZero();
    assertThat(number("select count(*) from entry where at > '" + NOW + "'")).isZero();
    assertThat(
            number(
                "select count(*) from entry where at > '" + NOW.minus(Duration.ofHours(2)) + "'"))
        .isPositive();
    assertThat(
            number(
                "select count(*) from entry where at < '" + NOW.minus(Duration.ofDays(725)) + "'"))
        .isPositive();
  }

  @Test
  void whoWritesIsThereAtThatMoment() throws SQLException {
    var strangers =
        """
        select count(*) from entry e where kind in (1, 2, 3) and not exists
          (select from member m where m.channel_id = e.channel_id and m.person_id = e.author_id
              and m.role <> 4 and m.from_seq < e.seq and (m.until_seq is null or m.until_seq > e.seq))
        """;
    assertThat(number(strangers)).isZero();
  }

  @Test
  void editsAndWithdrawalsAreOfOwnPostsAndInTime() throws SQLException {
    var wrong =
        """
        select count(*) from entry e where kind in (2, 3) and not exists
          (select from entry p where p.channel_id = e.channel_id and p.seq = e.about and p.kind = 1
              and p.author_id = e.author_id and (e.kind = 3 or e.at - p.at < interval '15 minutes'))
        """;
    assertThat(number("select count(*) from entry where kind in (2, 3)")).isGreaterThanOrEqualTo(2);
    assertThat(number(wrong)).isZero();
    assertThat(number("select count(*) from entry where kind = 1 and about >= seq")).isZero();
    assertThat(number("select count(*) from entry where kind = 1 and about > 0")).isPositive();
  }

  @Test
  void somebodyHasFourteenUnreadPosts() throws SQLException {
    var unread =
        """
        select distinct e.posts - coalesce(r.posts, 0)
          from cursor c
          join lateral (select posts from entry where channel_id = c.channel_id order by seq desc limit 1) e on true
          left join entry r on r.channel_id = c.channel_id and r.seq = c.read_seq
        """;
    assertThat(numbers(unread)).contains(0L, 1L, 2L, 14L).allMatch(count -> count >= 0);
  }

  @Test
  void everyoneSignsInWithThePasswordThatIsPrinted() throws SQLException {
    var people = Demonstration.read().people();
    assertThat(people).contains("draad-demo-2026");
    for (var email : texts("select email from account")) {
      assertThat(people).contains(email);
    }
    var hash = texts("select distinct password_hash from account");
    var same = PASSWORDS.matches("draad-demo-2026", hash.stream().findFirst()).await();
    assertThat(same).isEqualTo(nl.draad.wire.Answer.given(true));
  }

  @Test
  void aSecondStartKeepsWhatIsThere() throws SQLException {
    var before = texts(FINGERPRINT);
    assertThat(load(LOADED, NOW.plus(Duration.ofDays(3)))).isFalse();
    assertThat(texts(FINGERPRINT)).isEqualTo(before);
  }

  @Test
  void theSameClockGivesTheSameWorld() throws SQLException {
    var other = Services.database();
    load(other, NOW);
    assertThat(texts(other, FINGERPRINT)).isEqualTo(texts(FINGERPRINT));
  }

  @Test
  void itLoadsAtAnyTimeOfTheYearAndDay() throws SQLException {
    for (var moment : List.of("2027-02-28T23:30:00Z", "2027-07-01T04:10:00Z")) {
      var other = Services.database();
      load(other, Instant.parse(moment));
      assertThat(texts(other, "select max(posts)::text from entry where at <= '" + moment + "'"))
          .allSatisfy(posts -> assertThat(Integer.parseInt(posts)).isGreaterThanOrEqualTo(2_000));
    }
  }

  private static boolean load(TestDatabase into, Instant now) {
    var address =
        new DatabaseAddress(
            into.host(), into.port(), into.name(), into.user(), into.password(), false);
    var database = Database.open(VERTX, address, 2);
    try {
      return Demonstration.read().load(database, PASSWORDS, Clock.fixed(now, ZoneOffset.UTC));
    } finally {
      database.close().await();
    }
  }

  private static long number(String sql) throws SQLException {
    return numbers(sql).getFirst();
  }

  private static List<Long> numbers(String sql) throws SQLException {
    return rows(LOADED, sql, row -> row.getLong(1));
  }

  private static List<String> texts(String sql) throws SQLException {
    return texts(LOADED, sql);
  }

  private static List<String> texts(TestDatabase database, String sql) throws SQLException {
    return rows(database, sql, row -> row.getString(1));
  }

  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(TestDatabase database, String sql, Column<T> column)
      throws SQLException {
    try (var connection = DriverManager.getConnection(database.jdbcUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(column.of(rows));
      }
      return all;
    }
  }
}
