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
  private final DeskWorld world = new DeskWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tenClientsRacingForOneWorkerFillThatWorkersSlotsAndNoMore() {
    var asked = new ArrayList<Future<Answer<Chats.Asked>>>();
    for (var i = 0; i < 10; i++) {
      var node = i % 2 == 0 ? world.north : world.south;
      asked.add(node.chats.ask(world.town.person("C" + i), DeskWorld.wish(world.desk, "hulp")));
    }
    var chats = asked.stream().map(one -> given(one).chat()).toList();
    var worker = world.worker("Wim", 3);

    var claims = new ArrayList<Future<Answer<Chat>>>();
    try (var gate = Gate.beforeInsert(world.own, "chat_slot", "true")) {
      for (var i = 0; i < 10; i++) {
        var node = i % 2 == 0 ? world.north : world.south;
        claims.add(node.claims.claim(worker, chats.get(i).id()));
      }
      gate.awaitWaiting(10);
      gate.open();
      claims.forEach(Future::await);
    }

    var refusals = claims.stream().map(Future::await).filter(ClaimRacesTest::isRefused).toList();
    assertThat(refusals).hasSize(7).allMatch(no -> refusal(no) == Refusal.NO_CAPACITY);
    assertThat(slots()).containsExactly("1", "2", "3");
    assertThat(world.town.ask("select count(*) from chat where state = 1")).containsExactly("7");
  }

  @Test
  void twoWorkersRacingForOneClientGiveItToOne() {
    var chat = world.north.ask(world.town.person("Cato"));
    var wim = world.worker("Wim", 2);
    var wilma = world.worker("Wilma", 2);

    Answer<Chat> first;
    Answer<Chat> second;
    try (var gate = Gate.beforeInsert(world.own, "chat_slot", "true")) {
      var one = world.north.claims.claim(wim, chat.id());
      var other = world.south.claims.claim(wilma, chat.id());
      gate.awaitWaiting(2);
      gate.open();
      first = one.await();
      second = other.await();
    }

    var loser = isRefused(first) ? first : second;
    var winner = given(isRefused(first) ? second : first);
    assertThat(refusal(loser)).isEqualTo(Refusal.ALREADY_TAKEN);
    assertThat(world.kinds(chat.id())).containsExactly("10", "11", "20");
    assertThat(members(chat)).containsExactly(winner.worker().orElseThrow().person().toString());
    assertThat(slots()).containsExactly("1");
  }

  @Test
  void twoWorkersWhoTakeTheOldestGetTheFirstAndTheSecond() {
    var first = world.north.ask(world.town.person("Cato"));
    var second = world.south.ask(world.town.person("Coen"));
    var wim = world.worker("Wim", 2);
    var wilma = world.worker("Wilma", 2);

    List<Chat> taken;
    try (var gate = Gate.beforeInsert(world.own, "chat_slot", "true")) {
      var one = world.north.claims.claimOldest(wim, world.desk);
      var other = world.south.claims.claimOldest(wilma, world.desk);
      gate.awaitWaiting(2);
      gate.open();
      taken = List.of(given(one), given(other));
    }

    assertThat(taken).extracting(Chat::id).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(refusal(world.north.claims.claimOldest(wim, world.desk)))
        .isEqualTo(Refusal.QUEUE_EMPTY);
  }

  @Test
  void oneWorkerOnTwoDevicesAndTwoDesksNeverPassesCapacity() {
    var worker = world.worker("Wim", 2);
    given(world.north.claims.claim(worker, world.north.ask(world.town.person("Cato")).id()));
    world.north.ask(world.town.person("Coen"));
    var elsewhere =
        given(
                world.south.chats.ask(
                    world.town.person("Cees"), DeskWorld.wish(world.otherDesk, "thuis")))
            .chat();

    List<Answer<Chat>> answers;
    try (var gate = Gate.beforeInsert(world.own, "chat_slot", "true")) {
      var oldest = world.north.claims.claimOldest(worker, world.desk);
      var chosen = world.south.claims.claim(worker, elsewhere.id());
      gate.awaitWaiting(2);
      gate.open();
      answers = List.of(oldest.await(), chosen.await());
    }

    assertThat(answers).filteredOn(ClaimRacesTest::isRefused).hasSize(1);
    assertThat(answers)
        .filteredOn(ClaimRacesTest::isRefused)
        .allMatch(no -> refusal(no) == Refusal.NO_CAPACITY);
    assertThat(slots()).containsExactly("1", "2");
  }

  @Test
  void aClaimWhosePlaceTheClientsPostTookComesRightAfterIt() {
    var client = world.town.person("Cato");
    var chat = world.south.ask(client);
    var device = world.south.connect(client);
    var worker = world.worker("Wim", 2);

    try (var gate = Gate.beforeInsert(world.own, "entry", "new.kind = 20")) {
      var claim = world.north.claims.claim(worker, chat.id());
      gate.awaitWaiting(1);
      given(world.south.post(device, chat, "bent u daar?"));
      gate.open();
      given(claim);
    }

    assertThat(world.kinds(chat.id())).containsExactly("10", "11", "1", "20");
    assertThat(slots()).containsExactly("1");
    assertThat(device.next("ack").getLong("seq")).isEqualTo(3);
    assertThat(device.next("entry").getJsonObject("entry").getLong("seq")).isEqualTo(4);
  }

  @Test
  void aPostWhosePlaceAClaimTookComesRightAfterIt() {
    var client = world.town.person("Cato");
    var chat = world.south.ask(client);
    var device = world.south.connect(client);
    var worker = world.worker("Wim", 2);

    try (var gate = Gate.beforeInsert(world.own, "entry", "new.kind = 1")) {
      var post = Thread.startVirtualThread(() -> world.south.post(device, chat, "bent u daar?"));
      gate.awaitWaiting(1);
      given(world.north.claims.claim(worker, chat.id()));
      gate.open();
      assertThat(device.next("ack").getLong("seq")).isEqualTo(4);
      assertThat(join(post)).isTrue();
    }

    assertThat(world.kinds(chat.id())).containsExactly("10", "11", "20", "1");
  }

  private static boolean join(Thread thread) {
    try {
      return thread.join(java.time.Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRefused(Answer<Chat> answer) {
    return answer instanceof Answer.Refused<Chat>;
  }

  private List<String> slots() {
    return world.town.ask("select slot from chat_slot order by slot");
  }

  private List<String> members(Chat chat) {
    return world.town.ask(
        "select person_id from member where channel_id = ? and role = 2", chat.id().value());
  }
}
