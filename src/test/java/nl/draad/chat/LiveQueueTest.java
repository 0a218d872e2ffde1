package nl.draad.chat;

import static nl.draad.chat.DeskWorld.given;
import static nl.draad.testing.TestDevice.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.testing.OwnRedis;
import nl.draad.testing.Services;
import nl.draad.testing.TestDevice;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What watching workers and waiting clients see of the queue, each on the node they happen to be
/// connected to.
class LiveQueueTest {
  private DeskWorld desk;

  @BeforeEach
  void open() {
    desk = new DeskWorld();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void everyoneSeesTheRightPositionWhenSomebodyGivesUpOrIsTaken() {
    var anna = desk.world.person("Anna");
    var bela = desk.world.person("Bela");
    var cato = desk.world.person("Cato");
    var annas = desk.north.connect(anna);
    var belas = desk.south.connect(bela);
    var catos = desk.south.connect(cato);

    var annasChat = desk.north.ask(anna);
    position(annas, 1, 1);
    var belasChat = desk.north.ask(bela);
    position(belas, 2, 2);
    position(annas, 1, 2);
    var catosChat = desk.south.ask(cato);
    position(catos, 3, 3);
    position(annas, 1, 3);
    position(belas, 2, 3);

    given(desk.north.chats.end(bela, belasChat.id()));
    position(catos, 2, 2);
    position(annas, 1, 2);

    given(desk.south.claims.claimOldest(desk.worker("Wim", 2), desk.desk));
    position(catos, 1, 1);

    assertThat(given(desk.north.chats.find(cato, catosChat.id())).turn())
        .contains(new Chat.Turn(1, 1));
    assertThat(given(desk.north.chats.find(anna, annasChat.id())).turn()).isEmpty();
  }

  @Test
  void aClientWhoComesBackHearsThePositionAtOnce() {
    desk.north.ask("Anna");
    var bela = desk.world.person("Bela");
    var chat = desk.north.ask(bela);

    var first = desk.south.connect(bela);
    assertThat(position(first, 2, 2).getString("chat")).isEqualTo(chat.id().toString());
    first.disconnect();
    position(desk.south.connect(bela), 2, 2);
    position(desk.north.connect(bela), 2, 2);
  }

  @Test
  void aWorkerSeesWhoComesWhatTheyWriteAndWhoGoes() {
    var worker = desk.north.connect(desk.worker("Wim", 2));
    desk.north.ask("Anna");
    var queue = desk.north.watch(worker, desk.desk);
    assertThat(queue.getString("type")).isEqualTo("queue");
    assertThat(objects(queue.getJsonArray("waiting")))
        .extracting(chat -> chat.getJsonObject("client").getString("name"))
        .containsExactly("Anna");
    var version = queue.getLong("version");

    var bela = desk.world.person("Bela");
    var belas = desk.south.connect(bela);
    var chat = desk.south.ask(bela);
    var put = change(worker, ++version).getJsonObject("put");
    assertThat(put.getString("chat")).isEqualTo(chat.id().toString());
    assertThat(put.getString("subject")).isEqualTo("hulp");
    assertThat(put.getString("since")).isEqualTo(chat.course().requestedAt().toString());
    assertThat(put.containsKey("lines")).isFalse();

    position(belas, 2, 2);
    var place = belas.postAcked(chat.id(), "ik durf niet te bellen");
    assertThat(change(worker, ++version).getJsonObject("put").getString("lines"))
        .isEqualTo("ik durf niet te bellen");
    belas.postAcked(chat.id(), "kan het hier?");
    assertThat(change(worker, ++version).getJsonObject("put").getString("lines"))
        .isEqualTo("ik durf niet te bellen\nkan het hier?");
    withdraw(belas, chat.id(), place);
    assertThat(change(worker, ++version).getJsonObject("put").getString("lines"))
        .isEqualTo("kan het hier?");

    given(desk.south.claims.claim(desk.worker("Wilma", 2), chat.id()));
    assertThat(change(worker, ++version).getString("remove")).isEqualTo(chat.id().toString());
  }

  @Test
  void whoWatchesNoMoreHearsNoMore() {
    var worker = desk.north.connect(desk.worker("Wim", 2));
    desk.north.watch(worker, desk.desk);
    var other = desk.north.connect(desk.worker("Wilma", 2));
    desk.north.watch(other, desk.desk);

    var answer =
        worker.ask(new JsonObject().put("type", "unwatch").put("desk", desk.desk.toString()));
    assertThat(answer.getString("type")).isEqualTo("accepted");
    desk.south.ask("Anna");
    other.next("queue-change");

    assertThat(worker.everythingUntilPong())
        .extracting(frame -> frame.getString("type"))
        .doesNotContain("queue-change");
  }

  @Test
  void onlyWhoAnswersClientsOfThatOrganisationMayWatch() {
    var foreign = desk.staff(desk.world.organisation("berk"), "Bas", "worker");
    var manager = desk.staff(desk.organisation, "Mia", "manager");
    var client = desk.world.person("Anna");
    for (var person : new PersonId[] {foreign, manager, client}) {
      var answer = desk.north.watch(desk.north.connect(person), desk.desk);
      assertThat(answer.getString("type")).isEqualTo("refused");
      assertThat(answer.getInteger("number")).isEqualTo(Refusal.NOT_FOUND.number());
    }
    var coordinator = desk.staff(desk.organisation, "Coby", "coordinator");
    var seen = desk.north.watch(desk.north.connect(coordinator), desk.desk);
    assertThat(seen.getString("type")).isEqualTo("queue");
  }

  @Test
  void aChangeThatNobodyToldIsFoundInTheNextRound() {
    try (var diligent = new DeskWorld(Services.redisUri(), Duration.ofMillis(100))) {
      var worker = diligent.north.connect(diligent.worker("Wim", 2));
      var chat = diligent.north.ask("Anna");
      var version = diligent.north.watch(worker, diligent.desk).getLong("version");

      // A node that dies right after its commit.
      diligent.world.execute("update chat set state = 4 where id = ?", chat.id().value());

      assertThat(change(worker, version + 1).getString("remove")).isEqualTo(chat.id().toString());
    }
  }

  @Test
  void aWorkerWhoWorksThereNoMoreStopsSeeingTheQueue() {
    try (var diligent = new DeskWorld(Services.redisUri(), Duration.ofMillis(100))) {
      var wim = diligent.worker("Wim", 2);
      var wims = diligent.north.connect(wim);
      diligent.north.watch(wims, diligent.desk);
      var other = diligent.north.connect(diligent.worker("Wilma", 2));
      diligent.north.watch(other, diligent.desk);

      diligent.world.execute("delete from duty_desk where person_id = ?", wim.value());
      diligent.world.execute("delete from staff where person_id = ?", wim.value());
      // A round asks who works there before it reads; what the next one finds was asked after that.
      var first = diligent.south.ask("Anna");
      other.next("queue-change");
      for (var state : new int[] {4, 1, 4}) {
        diligent.world.execute("update chat set state = ? where id = ?", state, first.id().value());
        other.next("queue-change");
      }
      diligent.south.ask("Bela");
      other.next("queue-change");

      assertThat(wims.everythingUntilPong().toString()).doesNotContain("Bela");
    }
  }

  @Test
  void aChangeMadeWhileRedisWasAwayIsToldWhenItIsBack() {
    try (var redis = OwnRedis.start();
        var lonely = new DeskWorld(redis.uri(), Duration.ofHours(1))) {
      var anna = lonely.world.person("Anna");
      var annas = lonely.north.connect(anna);
      var first = lonely.north.ask("Eerste");
      lonely.north.ask(anna);
      position(annas, 2, 2);
      var worker = lonely.north.connect(lonely.worker("Wim", 2));
      var version = lonely.north.watch(worker, lonely.desk).getLong("version");

      redis.stop();
      given(lonely.south.claims.claim(lonely.worker("Wilma", 2), first.id()));
      redis.restart();

      position(annas, 1, 1);
      assertThat(change(worker, version + 1).getString("remove")).isEqualTo(first.id().toString());
    }
  }

  private static void withdraw(TestDevice device, ChannelId channel, long place) {
    var answer =
        device.ask(
            new JsonObject()
                .put("type", "withdraw")
                .put("channel", channel.toString())
                .put("about", place));
    assertThat(answer.getString("type")).isEqualTo("ack");
  }

  private static JsonObject change(TestDevice worker, long version) {
    var change = worker.next("queue-change");
    assertThat(change.getLong("version")).as(change.encode()).isEqualTo(version);
    return change;
  }

  /// Waits until the device is told this position; what was right before it may come first.
  private static JsonObject position(TestDevice client, int position, int waiting) {
    return client.next(
        frame ->
            frame.getString("type").equals("position")
                && frame.getInteger("position") == position
                && frame.getInteger("waiting") == waiting);
  }
}
