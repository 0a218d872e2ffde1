package nl.draad.chat;

import static nl.draad.chat.DeskWorld.given;
import static nl.draad.chat.DeskWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.draad.identity.PersonId;
import nl.draad.organisation.hours.Closing;
import nl.draad.organisation.hours.Notice;
import nl.draad.organisation.hours.OpeningHours;
import nl.draad.organisation.hours.Period;
import nl.draad.testing.Gate;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asking at a desk that opens and closes. The clock stands at a Monday, 09:00 in Amsterdam.
class ClosedDeskTest {
  private static final Closing FIRE = new Closing(new Notice("Er is brand."), Optional.empty());

  private final DeskWorld desk = new DeskWorld();
  private PersonId gerda;

  @BeforeEach
  void aCoordinator() {
    gerda = desk.staff(desk.organisation, "Gerda", "coordinator");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theVerySecondOfOpeningAndClosingDecides() {
    given(desk.north.timetables.change(gerda, desk.desk, 0, mondays(9 * 60, 9 * 60 + 1)));
    desk.clock.pass(Duration.ofNanos(-1_000));
    assertThat(refusal(ask("Anna"))).isEqualTo(Refusal.DESK_CLOSED);
    desk.clock.pass(Duration.ofNanos(1_000));
    given(ask("Bela"));
    desk.clock.pass(Duration.ofMinutes(1).minusNanos(1_000));
    given(ask("Cor"));
    desk.clock.pass(Duration.ofNanos(1_000));
    assertThat(refusal(ask("Dora"))).isEqualTo(Refusal.DESK_CLOSED);
    assertThat(desk.world.texts("select count(*) from chat")).containsExactly("2");
    assertThat(desk.world.texts("select count(*) from channel")).containsExactly("2");
  }

  @Test
  void anotherDeskIsAsOpenAsItWas() {
    given(desk.north.timetables.close(gerda, desk.desk, FIRE));
    assertThat(refusal(ask("Anna"))).isEqualTo(Refusal.DESK_CLOSED);
    given(desk.north.chats.ask(desk.world.person("Bela"), DeskWorld.wish(desk.otherDesk, "hulp")));
  }

  @Test
  void whoWaitsWhenItClosesKeepsThePlaceAndIsServed() {
    var anna = desk.world.person("Anna");
    var wish = DeskWorld.wish(desk.desk, "hulp");
    var chat = given(desk.north.chats.ask(anna, wish)).chat();
    given(desk.south.timetables.close(gerda, desk.desk, FIRE));
    assertThat(given(desk.north.chats.ask(anna, wish)).chat().id()).isEqualTo(chat.id());
    var other = given(desk.south.chats.ask(anna, DeskWorld.wish(desk.desk, "toch iets anders")));
    assertThat(other.fresh()).isFalse();
    assertThat(given(desk.north.chats.find(anna, chat.id())).turn()).contains(new Chat.Turn(1, 1));
    var wim = desk.worker("Wim", 2);
    assertThat(given(desk.south.claims.claimOldest(wim, desk.desk)).id()).isEqualTo(chat.id());
    given(desk.north.chats.end(anna, chat.id()));
    assertThat(refusal(desk.north.chats.ask(anna, DeskWorld.wish(desk.desk, "nog eens"))))
        .isEqualTo(Refusal.DESK_CLOSED);
  }

  /// Somebody asks on one node while a coordinator closes on the other: who asked first is in, and
  /// the one behind the closing is not.
  @Test
  void closingWaitsForWhoIsAskingAndWhoComesBehindItIsRefused() {
    try (var gate = Gate.beforeInsert(desk.own, "chat", "true")) {
      var first = ask("Anna");
      gate.awaitWaiting(1);
      var closing = desk.south.timetables.close(gerda, desk.desk, FIRE);
      gate.awaitWaiting(2);
      var second =
          desk.south.chats.ask(desk.world.person("Bela"), DeskWorld.wish(desk.desk, "ook"));
      gate.awaitWaiting(3);
      gate.open();
      given(first);
      given(closing);
      assertThat(refusal(second)).isEqualTo(Refusal.DESK_CLOSED);
    }
    assertThat(desk.world.texts("select count(*) from chat")).containsExactly("1");
  }

  @Test
  void ofTwoChangesAtOnceOneIsTold() {
    var hours = mondays(0, 60);
    var one = desk.north.timetables.change(gerda, desk.desk, 0, hours);
    var other = desk.south.timetables.change(gerda, desk.desk, 0, mondays(60, 120));
    var answers = List.of(one.await(), other.await());
    assertThat(answers)
        .filteredOn(nl.draad.wire.Answer.Refused.class::isInstance)
        .singleElement()
        .satisfies(no -> assertThat(refusal(no)).isEqualTo(Refusal.CHANGED_MEANWHILE));
    var now = given(desk.north.timetables.of(gerda, desk.desk));
    assertThat(now.version()).isEqualTo(1);
    given(desk.south.timetables.change(gerda, desk.desk, 1, hours));
    assertThat(desk.world.texts("select version from desk_hours order by version"))
        .as("what was, and who changed it, is kept")
        .containsExactly("1", "2");
    assertThat(given(desk.north.timetables.of(gerda, desk.desk)).hours()).isEqualTo(hours);
  }

  @Test
  void onlyACoordinatorOfItsOrganisationRunsADesk() {
    var elsewhere = desk.world.organisation("eik");
    var others =
        List.of(
            desk.staff(elsewhere, "Ruben", "coordinator"),
            desk.staff(desk.organisation, "Wim", "worker"),
            desk.staff(desk.organisation, "Mia", "manager"),
            desk.world.person("Anna"));
    for (var other : others) {
      var tables = desk.north.timetables;
      assertThat(refusal(tables.of(other, desk.desk))).isEqualTo(Refusal.NOT_FOUND);
      assertThat(refusal(tables.change(other, desk.desk, 0, mondays(0, 60))))
          .isEqualTo(Refusal.NOT_FOUND);
      assertThat(refusal(tables.close(other, desk.desk, FIRE))).isEqualTo(Refusal.NOT_FOUND);
      assertThat(refusal(tables.reopen(other, desk.desk))).isEqualTo(Refusal.NOT_FOUND);
    }
    assertThat(desk.world.texts("select count(*) from desk_emergency")).containsExactly("0");
  }

  @Test
  void anEmergencyIsChangedEndedAndRemembered() {
    var tables = desk.north.timetables;
    given(tables.close(gerda, desk.desk, FIRE));
    desk.clock.pass(Duration.ofMinutes(1));
    var end = desk.clock.instant().plus(Duration.ofHours(1));
    var until = new Closing(new Notice("We zijn er om 10.01 uur weer."), Optional.of(end));
    var closed = given(tables.close(gerda, desk.desk, until));
    assertThat(closed.emergency().orElseThrow().until()).contains(end);
    assertThat(closed.emergency().orElseThrow().by().name()).isEqualTo("Gerda");
    assertThat(refusal(ask("Anna"))).isEqualTo(Refusal.DESK_CLOSED);
    desk.clock.pass(Duration.ofHours(1));
    given(ask("Bela"));
    assertThat(given(tables.of(gerda, desk.desk)).emergency()).isEmpty();
    assertThat(refusal(tables.close(gerda, desk.desk, until))).isEqualTo(Refusal.IN_THE_PAST);
    given(tables.close(gerda, desk.desk, FIRE));
    given(tables.reopen(gerda, desk.desk));
    given(tables.reopen(gerda, desk.desk));
    given(ask("Cor"));
    assertThat(
            desk.world.texts("select (lifted_by is null)::text from desk_emergency order by since"))
        .containsExactly("false", "true", "false");
  }

  private io.vertx.core.Future<nl.draad.wire.Answer<Chats.Asked>> ask(String name) {
    return desk.north.chats.ask(desk.world.person(name), DeskWorld.wish(desk.desk, "hulp"));
  }

  private static OpeningHours mondays(int opens, int closes) {
    var week = Map.of(DayOfWeek.MONDAY, List.of(new Period(opens, closes)));
    return new OpeningHours(ZoneId.of("Europe/Amsterdam"), "nl", false, week, true, Map.of());
  }
}
