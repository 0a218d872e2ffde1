package nl.draad.chat;

import static nl.draad.chat.DeskWorld.given;
import static nl.draad.chat.DeskWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.draad.testing.Gate;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Claims that want the same thing at the same time: each test holds one of them inside its
/// transaction until the others are there too.
class ClaimRacesTest {
  private final DeskWorld desk = new DeskWorld();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void tenClientsRacingForOneWorkerFillThatWorkersSlotsAndNoMore() {
    var asked = new ArrayList<Future<Answer<Chats.Asked>>>();
    for (var i = 0; i < 10; i++) {
      var node = i % 2 == 0 ? desk.north : desk.south;
      asked.add(node.chats.ask(desk.world.person("C" + i), DeskWorld.wish(desk.desk, "hulp")));
    }
    var chats = asked.stream().map(one -> given(one).chat()).toList();
    var worker = desk.worker("Wim", 3);

    var claims = new ArrayList<Future<Answer<Chat>>>();
    try (var gate = Gate.beforeInsert(desk.own, "chat_slot", "true")) {
      for (var i = 0; i < 10; i++) {
        var node = i % 2 == 0 ? desk.north : desk.south;
        claims.add(node.claims.claim(worker, chats.get(i).id()));
      }
      gate.awaitWaiting(10);
      gate.open();
      claims.forEach(claim -> claim.await());
    }

    var refusals =
        claims.stream().map(claim -> claim.await()).filter(ClaimRacesTest::isRefused).toList();
    assertThat(refusals).hasSize(7).allMatch(no -> refusal(no) == Refusal.NO_CAPACITY);
    assertThat(desk.slots()).containsExactly("1", "2", "3");
    assertThat(desk.world.texts("select count(*) from chat where state = 1")).containsExactly("7");
  }

  @Test
  void twoWorkersRacingForOneClientGiveItToOne() {
    var chat = desk.north.ask("Cato");
    var wim = desk.worker("Wim", 2);
    var wilma = desk.worker("Wilma", 2);

    Answer<Chat> first;
    Answer<Chat> second;
    try (var gate = Gate.beforeInsert(desk.own, "chat_slot", "true")) {
      var one = desk.north.claims.claim(wim, chat.id());
      var other = desk.south.claims.claim(wilma, chat.id());
      gate.awaitWaiting(2);
      gate.open();
      first = one.await();
      second = other.await();
    }

    var loser = isRefused(first) ? first : second;
    var winner = given(isRefused(first) ? second : first);
    assertThat(refusal(loser)).isEqualTo(Refusal.ALREADY_TAKEN);
    assertThat(desk.kinds(chat.id())).containsExactly("10", "11", "20");
    assertThat(members(chat)).containsExactly(winner.worker().orElseThrow().person().toString());
    assertThat(desk.slots()).containsExactly("1");
  }

  @Test
  void twoWorkersWhoTakeTheOldestGetTheFirstAndTheSecond() {
    var first = desk.north.ask("Cato");
    var second = desk.south.ask("Coen");
    var wim = desk.worker("Wim", 2);
    var wilma = desk.worker("Wilma", 2);

    List<Chat> taken;
    try (var gate = Gate.beforeInsert(desk.own, "chat_slot", "true")) {
      var one = desk.north.claims.claimOldest(wim, desk.desk);
      var other = desk.south.claims.claimOldest(wilma, desk.desk);
      gate.awaitWaiting(2);
      gate.open();
      taken = List.of(given(one), given(other));
    }

    assertThat(taken).extracting(Chat::id).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(refusal(desk.north.claims.claimOldest(wim, desk.desk)))
        .isEqualTo(Refusal.QUEUE_EMPTY);
  }

  @Test
  void oneWorkerOnTwoDevicesAndTwoDesksNeverPassesCapacity() {
    var worker = desk.worker("Wim", 2);
    given(desk.north.claims.claim(worker, desk.north.ask("Cato").id()));
    desk.north.ask("Coen");
    var elsewhere =
        given(
                desk.south.chats.ask(
                    desk.world.person("Cees"), DeskWorld.wish(desk.otherDesk, "thuis")))
            .chat();

    List<Answer<Chat>> answers;
    try (var gate = Gate.beforeInsert(desk.own, "chat_slot", "true")) {
      var oldest = desk.north.claims.claimOldest(worker, desk.desk);
      var chosen = desk.south.claims.claim(worker, elsewhere.id());
      gate.awaitWaiting(2);
      gate.open();
      answers = List.of(oldest.await(), chosen.await());
    }

    assertThat(answers).filteredOn(ClaimRacesTest::isRefused).hasSize(1);
    assertThat(answers)
        .filteredOn(ClaimRacesTest::isRefused)
        .allMatch(no -> refusal(no) == Refusal.NO_CAPACITY);
    assertThat(desk.slots()).containsExactly("1", "2");
  }

  @Test
  void aClaimWhosePlaceTheClientsPostTookComesRightAfterIt() {
    var client = desk.world.person("Cato");
    var chat = desk.south.ask(client);
    var device = desk.south.connect(client);
    var worker = desk.worker("Wim", 2);

    try (var gate = Gate.beforeInsert(desk.own, "entry", "new.kind = 20")) {
      var claim = desk.north.claims.claim(worker, chat.id());
      gate.awaitWaiting(1);
      assertThat(device.postAcked(chat.id(), "bent u daar?")).isEqualTo(3);
      gate.open();
      given(claim);
    }

    assertThat(desk.kinds(chat.id())).containsExactly("10", "11", "1", "20");
    assertThat(desk.slots()).containsExactly("1");
    assertThat(device.entry(chat.id()).getLong("seq")).isEqualTo(4);
  }

  @Test
  void aPostWhosePlaceAClaimTookComesRightAfterIt() {
    var client = desk.world.person("Cato");
    var chat = desk.south.ask(client);
    var device = desk.south.connect(client);
    var worker = desk.worker("Wim", 2);

    try (var gate = Gate.beforeInsert(desk.own, "entry", "new.kind = 1")) {
      var ref = device.post(chat.id(), "bent u daar?");
      gate.awaitWaiting(1);
      given(desk.north.claims.claim(worker, chat.id()));
      gate.open();
      assertThat(device.acked(ref)).isEqualTo(4);
    }

    assertThat(desk.kinds(chat.id())).containsExactly("10", "11", "20", "1");
  }

  private static boolean isRefused(Answer<Chat> answer) {
    return answer instanceof Answer.Refused<Chat>;
  }

  private List<String> members(Chat chat) {
    return desk.world.texts(
        "select person_id from member where channel_id = ? and role = 2", chat.id().value());
  }
}
