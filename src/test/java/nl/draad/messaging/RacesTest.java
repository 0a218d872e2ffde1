package nl.draad.messaging;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.HeldPlace;
import nl.draad.testing.TestClock;
import nl.draad.testing.TestDevice;
import nl.draad.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each race is forced, with a barrier in its middle: somebody's transaction holds the next place
/// in the channel while the other, whose policy was asked already, waits for it in PostgreSQL.
class RacesTest {
  private static final TestClock CLOCK = TestClock.standing();
  private static Pair pair;
  private ChannelId channel;
  private PersonId anna;
  private PersonId frits;

  @BeforeAll
  static void start() {
    pair = new Pair(CLOCK);
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @BeforeEach
  void open() {
    channel = pair.group();
    anna = pair.member(channel, "anna", ChannelRole.CLIENT);
    frits = pair.member(channel, "frits", ChannelRole.SUPPORTER);
  }

  @Test
  void aRemovalBetweenPolicyAndAppendWins() {
    var fritsPhone = pair.north.connect(frits).resumed();
    var annasPhone = pair.south.connect(anna).resumed();
    String ref;
    long removal;
    try (var held = HeldPlace.byRemoval(pair.world, channel, frits)) {
      ref = fritsPhone.post(channel, "ik was het niet");
      held.awaitBlocked(1).commit();
      removal = held.place();
    }
    assertThat(fritsPhone.refused(ref)).isEqualTo(4403);
    assertThat(fritsPhone.next("gone").getString("channel")).isEqualTo(channel.toString());
    assertThat(pair.entries(channel)).isEqualTo(removal);
    annasPhone.postAcked(channel, "dag");
    assertThat(annasPhone.everythingUntilPong().toString()).doesNotContain("ik was het niet");
  }

  @Test
  void aRolledBackRemovalLetsTheWaitingPostThrough() {
    var fritsPhone = pair.north.connect(frits).resumed();
    String ref;
    long place;
    try (var held = HeldPlace.byRemoval(pair.world, channel, frits)) {
      ref = fritsPhone.post(channel, "ik blijf");
      held.awaitBlocked(1);
      place = held.place();
    }
    assertThat(fritsPhone.acked(ref)).isEqualTo(place);
  }

  @Test
  void aMembershipEndsAtItsVeryEntryWhoeverSpeaksMeanwhile() throws SQLException {
    var annasPhone = pair.north.connect(anna).resumed();
    var log = pair.south.messaging().log();
    try (var line = pair.world.sql()) {
      line.setAutoCommit(false);
      World.execute(
          line,
          "select from member where channel_id = ? and person_id = ? for update",
          channel.value(),
          frits.value());
      var leaving = supplyAsync(() -> pair.world.dismiss(log, channel, frits));
      pair.awaitLock(); // it has read the end, and cannot write yet where the membership ends
      annasPhone.postAcked(channel, "net ervoor");
      line.commit();
      assertThat(leaving.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
    }
    var left = "select seq from entry where channel_id = ? and kind = 12";
    var until = "select until_seq from member where channel_id = ? and until_seq is not null";
    assertThat(pair.world.count(until, channel.value()))
        .isEqualTo(pair.world.count(left, channel.value()));
  }

  @Test
  void aRemovalThatTheReadingNodeHasNotHeardOfClosesEveryRead() {
    var annasPhone = pair.north.connect(anna).resumed();
    annasPhone.postAcked(channel, "voor iedereen");
    var fritsPhone = pair.south.connect(frits).resumed();
    HeldPlace.byRemoval(pair.world, channel, frits).commit();
    assertThat(refusal(fritsPhone, "history", "before", 100)).isEqualTo(4403);
    assertThat(refusal(fritsPhone, "backlog", "after", 0)).isEqualTo(4403);
    assertThat(fritsPhone.resume(Map.of(channel, 0L))).doesNotContainKey(channel.toString());
    assertThat(fritsPhone.next("gone").getString("channel")).isEqualTo(channel.toString());
  }

  @Test
  void nothingAfterARemovalReachesThatPersonOnAnyNode() {
    var annasPhone = pair.north.connect(anna).resumed();
    var bela = pair.member(channel, "bela", ChannelRole.SUPPORTER);
    var fritsPhone = pair.south.connect(frits).resumed();
    var belasPhone = pair.south.connect(bela).resumed();
    HeldPlace.byRemoval(pair.world, channel, frits).commit(); // no node has heard of it
    annasPhone.postAcked(channel, "nu zonder Frits");
    var seen = belasPhone.entry(channel);
    while (!seen.getString("kind").equals("post")) {
      seen = belasPhone.entry(channel);
    }
    fritsPhone.next("gone");
    assertThat(fritsPhone.everythingUntilPong().toString()).doesNotContain("nu zonder Frits");
  }

  @Test
  void aRepeatedRefIsStoredOnceHoweverOftenAndWherever() {
    var phone = pair.north.connect(frits).resumed();
    var laptop = pair.south.connect(frits).resumed();
    var ref = UUID.randomUUID().toString();
    phone.post(channel, ref, "een keer");
    laptop.post(channel, ref, "een keer");
    var place = phone.acked(ref);
    assertThat(laptop.acked(ref)).isEqualTo(place);
    phone.post(channel, ref, "een keer");
    assertThat(phone.acked(ref)).isEqualTo(place);
    assertThat(pair.entries(channel)).isEqualTo(place);
  }

  @Test
  void aRefRepeatedOnAnotherNodeMeanwhileIsStoredOnce() {
    var phone = pair.north.connect(frits).resumed();
    var laptop = pair.south.connect(frits).resumed();
    var ref = UUID.randomUUID().toString();
    long taken;
    try (var held = HeldPlace.byPost(pair.world, channel, anna, "van elders")) {
      phone.post(channel, ref, "een keer");
      laptop.post(channel, ref, "een keer");
      held.awaitBlocked(2).commit(); // both found the ref free, and both lose this place
      taken = held.place();
    }
    assertThat(phone.acked(ref)).isEqualTo(taken + 1);
    assertThat(laptop.acked(ref)).isEqualTo(taken + 1);
    assertThat(pair.entries(channel)).isEqualTo(taken + 1);
  }

  @Test
  void aRefUsedForSomethingElseIsRefused() {
    var phone = pair.north.connect(frits).resumed();
    var ref = phone.post(channel, "een");
    phone.acked(ref);
    phone.post(channel, ref, "iets anders");
    assertThat(phone.refused(ref)).isEqualTo(4409);
  }

  @Test
  void twoNodesAtTheSamePlaceBothGetOne() {
    var annasPhone = pair.north.connect(anna).resumed();
    var fritsPhone = pair.south.connect(frits).resumed();
    String hers;
    String his;
    long place;
    try (var held = HeldPlace.byPost(pair.world, channel, anna, "van elders")) {
      hers = annasPhone.post(channel, "van het noorden");
      his = fritsPhone.post(channel, "van het zuiden");
      held.awaitBlocked(2).commit();
      place = held.place();
    }
    assertThat(List.of(annasPhone.acked(hers), fritsPhone.acked(his)))
        .containsExactlyInAnyOrder(place + 1, place + 2);
  }

  @Test
  void manyFromTwoNodesKeepOneOrderWithoutGaps() {
    var annasPhone = pair.north.connect(anna).resumed();
    var fritsPhone = pair.south.connect(frits).resumed();
    var belasPhone = pair.south.connect(pair.member(channel, "bela", ChannelRole.READER));
    belasPhone.resumed();
    var first = pair.entries(channel);
    for (var i = 0; i < 20; i++) {
      var hers = annasPhone.post(channel, "a" + i);
      var his = fritsPhone.post(channel, "f" + i);
      annasPhone.acked(hers);
      fritsPhone.acked(his);
    }
    assertThat(LongStream.range(0, 40).map(_ -> belasPhone.entry(channel).getLong("seq")).toArray())
        .containsExactly(LongStream.rangeClosed(first + 1, first + 40).toArray());
  }

  @Test
  void aPersonAddedOnAnotherNodeFollowsFromThereOn() {
    var newcomer = pair.world.person("nel");
    var phone = pair.south.connect(newcomer).resumed();
    var annasPhone = pair.north.connect(anna).resumed();
    annasPhone.postAcked(channel, "voor Nel er was");
    pair.world.admit(pair.north.messaging().log(), channel, newcomer, ChannelRole.SUPPORTER, 0);
    var view = phone.next("channel").getJsonObject("channel");
    assertThat(view.getString("channel")).isEqualTo(channel.toString());
    assertThat(view.encode()).doesNotContain("voor Nel er was");
    var place = annasPhone.postAcked(channel, "welkom Nel");
    assertThat(phone.entry(channel).getLong("seq")).isEqualTo(place);
  }

  @Test
  void anEditOfAPostThatANewcomerMayNotSeeHasNothingInIt() {
    var annasPhone = pair.north.connect(anna).resumed();
    var post = annasPhone.postAcked(channel, "geheim");
    var newcomer = pair.world.person("nel");
    pair.world.admit(pair.north.messaging().log(), channel, newcomer, ChannelRole.SUPPORTER, 0);
    var phone = pair.south.connect(newcomer).resumed();
    var edit = annasPhone.ask(edit(post, "nog geheimer"));
    var live = phone.entry(channel);
    assertThat(live.getLong("seq")).isEqualTo(edit.getLong("seq"));
    assertThat(live.getString("kind")).isEqualTo("hidden");
    assertThat(live.fieldNames()).containsExactlyInAnyOrder("seq", "posts", "kind", "at");
    var reread = pair.north.connect(newcomer).resume(Map.of()).toString();
    assertThat(reread).contains("hidden").doesNotContain("geheim");
  }

  @Test
  void aWithdrawnPostIsAStubForADeviceThatWasAway() {
    var fritsPhone = pair.south.connect(frits).resumed();
    fritsPhone.disconnect();
    var annasPhone = pair.north.connect(anna).resumed();
    var post = annasPhone.postAcked(channel, "toch maar niet");
    annasPhone.ask(edit(post, "toch liever niet"));
    annasPhone.ask(
        new JsonObject()
            .put("type", "withdraw")
            .put("channel", channel.toString())
            .put("about", post));
    var entries = pair.south.connect(frits).resumed(channel, post - 1).getJsonArray("entries");
    assertThat(entries.encode()).doesNotContain("toch");
    assertThat(entries.getJsonObject(0).getBoolean("withdrawn")).isTrue();
    assertThat(entries.size()).isEqualTo(3);
  }

  @Test
  void anEditIsAllowedForFifteenMinutes() {
    var annasPhone = pair.north.connect(anna).resumed();
    var post = annasPhone.postAcked(channel, "eerst");
    CLOCK.pass(Duration.ofMinutes(15));
    var inTime = edit(post, "toen");
    assertThat(annasPhone.ask(inTime).getString("type")).isEqualTo("ack");
    CLOCK.pass(Duration.ofMillis(1));
    assertThat(annasPhone.ask(edit(post, "te laat")).getInteger("number")).isEqualTo(4411);
    assertThat(annasPhone.ask(inTime).getString("type")).as("a repeat").isEqualTo("ack");
  }

  private JsonObject edit(long about, String text) {
    return new JsonObject()
        .put("type", "edit")
        .put("channel", channel.toString())
        .put("about", about)
        .put("text", text);
  }

  private int refusal(TestDevice device, String type, String field, long seq) {
    var answer =
        device.ask(
            new JsonObject().put("type", type).put("channel", channel.toString()).put(field, seq));
    return answer.getInteger("number");
  }
}
