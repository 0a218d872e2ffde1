package nl.draad.chat;

import static nl.draad.chat.DeskWorld.given;
import static nl.draad.chat.DeskWorld.refusal;
import static nl.draad.testing.TestDevice.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.draad.messaging.ChannelId;
import nl.draad.testing.Gate;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Asking, ending and rereading a chat, and who may know of it.
class AskingTest {
  private static final int CLOSED = 4410;

  private final DeskWorld desk = new DeskWorld();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theSameWishTwiceAtOnceOnTwoNodesIsOneChat() {
    var anna = desk.world.person("Anna");
    var wish = DeskWorld.wish(desk.desk, "hulp");
    List<Chats.Asked> asked;
    try (var gate = Gate.beforeInsert(desk.own, "chat", "true")) {
      var one = desk.north.chats.ask(anna, wish);
      var other = desk.south.chats.ask(anna, wish);
      gate.awaitWaiting(2);
      gate.open();
      asked = List.of(given(one), given(other));
    }
    assertThat(asked).extracting(Chats.Asked::fresh).containsExactlyInAnyOrder(true, false);
    assertThat(asked.get(0).chat().id()).isEqualTo(asked.get(1).chat().id());
    assertThat(desk.world.texts("select count(*) from channel")).containsExactly("1");
    assertThat(desk.kinds(asked.get(0).chat().id())).containsExactly("10", "11");
  }

  @Test
  void anotherWishWhileAChatIsOpenGivesThatChatAndAfterwardsANewOne() {
    var anna = desk.world.person("Anna");
    var first = desk.north.ask(anna);
    var again = given(desk.south.chats.ask(anna, DeskWorld.wish(desk.desk, "iets anders")));
    assertThat(again.fresh()).isFalse();
    assertThat(again.chat().id()).isEqualTo(first.id());

    given(desk.north.chats.end(anna, first.id()));
    var later = given(desk.south.chats.ask(anna, DeskWorld.wish(desk.desk, "toch nog")));
    assertThat(later.fresh()).isTrue();
    assertThat(later.chat().id()).isNotEqualTo(first.id());
  }

  @Test
  void aWishRepeatedAfterItsChatEndedGivesThatChat() {
    var anna = desk.world.person("Anna");
    var wish = DeskWorld.wish(desk.desk, "hulp");
    var chat = given(desk.north.chats.ask(anna, wish)).chat();
    given(desk.north.chats.end(anna, chat.id()));
    var again = given(desk.south.chats.ask(anna, wish));
    assertThat(again.chat().id()).isEqualTo(chat.id());
    assertThat(again.chat().state()).isEqualTo(ChatState.CANCELLED);
  }

  @Test
  void aRefThatCameWithAnotherWishIsRefusedEvenAtTheSameTime() {
    var anna = desk.world.person("Anna");
    var wish = DeskWorld.wish(desk.desk, "hulp");
    var elsewhere = new Wish(desk.otherDesk, wish.ref(), wish.subject());
    try (var gate = Gate.beforeInsert(desk.own, "chat", "true")) {
      var one = desk.north.chats.ask(anna, wish);
      var other = desk.south.chats.ask(anna, elsewhere);
      gate.awaitWaiting(2);
      gate.open();
      var answers = List.of(one.await(), other.await());
      assertThat(answers)
          .filteredOn(answer -> answer instanceof Answer.Refused)
          .hasSize(1)
          .allMatch(no -> refusal(no) == Refusal.REF_REUSED);
    }
    var otherwise = new Wish(desk.desk, wish.ref(), Optional.empty());
    assertThat(refusal(desk.north.chats.ask(anna, otherwise))).isEqualTo(Refusal.REF_REUSED);
  }

  @Test
  void nobodyOvertakesWhateverTheNodesClocksSay() {
    var first = desk.north.ask("Anna");
    desk.clock.pass(Duration.ofSeconds(-30));
    var second = desk.south.ask("Bela");
    assertThat(second.turn()).contains(new Chat.Turn(2, 2));
    var worker = desk.worker("Wim", 2);
    assertThat(given(desk.north.claims.claimOldest(worker, desk.desk)).id()).isEqualTo(first.id());
  }

  @Test
  void anEndedChatTakesNoPostsAndStaysReadableForBoth() {
    var anna = desk.world.person("Anna");
    var annas = desk.north.connect(anna);
    var chat = desk.north.ask(anna);
    var wim = desk.worker("Wim", 2);
    var wims = desk.south.connect(wim);
    given(desk.south.claims.claim(wim, chat.id()));
    annas.next(frame -> frame.getString("type").equals("channel"));
    annas.postAcked(chat.id(), "dank u");
    wims.postAcked(chat.id(), "graag gedaan");

    var ended = given(desk.south.chats.end(wim, chat.id()));
    assertThat(ended.state()).isEqualTo(ChatState.ENDED);
    assertThat(ended.course().endedBy()).contains("worker");
    assertThat(desk.slots()).isEmpty();
    assertThat(given(desk.north.chats.end(anna, chat.id()))).isEqualTo(ended);

    assertThat(annas.refused(annas.post(chat.id(), "nog iets"))).isEqualTo(CLOSED);
    assertThat(wims.refused(wims.post(chat.id(), "nog iets"))).isEqualTo(CLOSED);
    for (var device : List.of(annas, wims, desk.south.connect(anna))) {
      var page =
          device.ask(
              new JsonObject()
                  .put("type", "backlog")
                  .put("channel", chat.id().toString())
                  .put("after", 0));
      assertThat(objects(page.getJsonArray("entries")))
          .extracting(entry -> entry.getString("kind"))
          .containsExactly("opened", "joined", "claimed", "post", "post", "ended");
    }
  }

  @Test
  void aChatIsForItsOwnClientAndWorkerOnly() {
    var anna = desk.world.person("Anna");
    var chat = desk.north.ask(anna);
    var wim = desk.worker("Wim", 2);
    given(desk.north.claims.claim(wim, chat.id()));
    given(desk.north.chats.find(anna, chat.id()));
    given(desk.north.chats.find(wim, chat.id()));

    var colleague = desk.worker("Wilma", 2);
    var stranger = desk.world.person("Sien");
    var unknown = new ChannelId(UUID.randomUUID());
    for (var person : List.of(colleague, stranger)) {
      assertThat(refusal(desk.north.chats.find(person, chat.id()))).isEqualTo(Refusal.NOT_FOUND);
      assertThat(refusal(desk.north.chats.end(person, chat.id()))).isEqualTo(Refusal.NOT_FOUND);
    }
    assertThat(refusal(desk.north.chats.find(anna, unknown))).isEqualTo(Refusal.NOT_FOUND);
    var device = desk.north.connect(colleague);
    assertThat(device.refused(device.post(chat.id(), "hallo"))).isEqualTo(4403);
  }

  @Test
  void theWorkerOfAnotherOrganisationCanNeitherFindNorClaimNorServe() {
    var chat = desk.north.ask("Anna");
    var berk = desk.world.organisation("berk");
    var theirs = desk.desk(berk, "Balie");
    var bas = desk.staff(berk, "Bas", "worker");
    given(desk.north.duties.set(bas, Set.of(theirs)));

    assertThat(refusal(desk.north.chats.find(bas, chat.id()))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(desk.north.claims.claim(bas, chat.id()))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(desk.north.claims.claimOldest(bas, desk.desk))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(desk.north.duties.set(bas, Set.of(theirs, desk.desk))))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(given(desk.north.duties.of(bas)).desks())
        .extracting(at -> at.desk().id())
        .containsExactly(theirs);
    assertThat(desk.world.texts("select state from chat")).containsExactly("1");
  }

  @Test
  void claimingIsForWhoIsOnDutyAndNobodyIsTheirOwnWorker() {
    var chat = desk.north.ask("Anna");
    var wim = desk.staff(desk.organisation, "Wim", "worker");
    assertThat(refusal(desk.north.claims.claim(wim, chat.id()))).isEqualTo(Refusal.NOT_ON_DUTY);
    assertThat(refusal(desk.north.claims.claimOldest(wim, desk.desk)))
        .isEqualTo(Refusal.NOT_ON_DUTY);
    given(desk.north.duties.set(wim, Set.of(desk.otherDesk)));
    assertThat(refusal(desk.north.claims.claim(wim, chat.id()))).isEqualTo(Refusal.NOT_ON_DUTY);

    var mia = desk.staff(desk.organisation, "Mia", "manager");
    assertThat(refusal(desk.north.claims.claim(mia, chat.id()))).isEqualTo(Refusal.NOT_ALLOWED);
    assertThat(refusal(desk.north.duties.set(mia, Set.of(desk.desk))))
        .isEqualTo(Refusal.NOT_ALLOWED);

    given(desk.north.duties.set(wim, Set.of(desk.desk)));
    var own = given(desk.north.chats.ask(wim, DeskWorld.wish(desk.desk, "zelf"))).chat();
    assertThat(refusal(desk.north.claims.claim(wim, own.id()))).isEqualTo(Refusal.NOT_ALLOWED);
    var taken = given(desk.north.claims.claimOldest(wim, desk.desk));
    assertThat(taken.id()).isEqualTo(chat.id());
    assertThat(given(desk.south.claims.claim(wim, chat.id()))).isEqualTo(taken);
    assertThat(refusal(desk.north.claims.claimOldest(wim, desk.desk)))
        .isEqualTo(Refusal.QUEUE_EMPTY);
  }

  @Test
  void endingFreesTheSlotAndALoweredCapacityIsKept() {
    var wim = desk.worker("Wim", 3);
    var taken = new ArrayList<Chat>();
    for (var name : List.of("Anna", "Bela", "Cato")) {
      taken.add(given(desk.north.claims.claim(wim, desk.north.ask(name).id())));
    }
    given(desk.south.chats.end(wim, taken.get(0).id()));
    assertThat(desk.slots()).containsExactly("2", "3");

    desk.world.execute("update duty set capacity = 2 where person_id = ?", wim.value());
    var next = desk.north.ask("Dirk");
    assertThat(refusal(desk.north.claims.claim(wim, next.id()))).isEqualTo(Refusal.NO_CAPACITY);
    given(desk.south.chats.end(wim, taken.get(1).id()));
    given(desk.north.claims.claim(wim, next.id()));
    assertThat(desk.slots()).containsExactly("1", "3");
    assertThat(given(desk.north.duties.of(wim)).chats()).isEqualTo(2);
  }

  @Test
  void ownChatsComeInPagesNewestFirst() {
    var anna = desk.world.person("Anna");
    var wim = desk.worker("Wim", 2);
    var ids = new ArrayList<ChannelId>();
    for (var i = 0; i < 5; i++) {
      var chat = desk.north.ask(anna);
      given(desk.north.claims.claim(wim, chat.id()));
      given(desk.north.chats.end(anna, chat.id()));
      ids.addFirst(chat.id());
      desk.clock.pass(Duration.ofMinutes(i % 2));
    }
    var first = desk.north.chats.ofClient(anna, new ChatPage.Wanted(Optional.empty(), 2)).await();
    assertThat(first.more()).isTrue();
    var last = Optional.of(first.chats().getLast().id().value());
    var rest = desk.north.chats.ofClient(anna, new ChatPage.Wanted(last, 5)).await();
    assertThat(rest.more()).isFalse();
    var seen = new ArrayList<>(first.chats());
    seen.addAll(rest.chats());
    assertThat(seen).extracting(Chat::id).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(seen)
        .extracting(chat -> chat.course().requestedAt())
        .isSortedAccordingTo(Comparator.reverseOrder());

    var taken = desk.north.chats.ofWorker(wim, new ChatPage.Wanted(Optional.empty(), 10)).await();
    assertThat(taken.chats()).hasSize(5);
    var foreign = desk.north.chats.ofWorker(anna, new ChatPage.Wanted(last, 10)).await();
    assertThat(foreign.chats()).isEmpty();
    assertThat(desk.north.chats.open(anna).await()).isEmpty();
  }
}
