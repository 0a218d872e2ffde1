package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.HeldPlace;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a device is told of a text whose outcome it does not know is final: one that was "not
/// stored" is not stored a moment later.
class FateTest {
  private static Pair pair;
  private ChannelId channel;
  private PersonId anna;

  @BeforeAll
  static void start() {
    pair = new Pair(Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @BeforeEach
  void open() {
    channel = pair.group();
    anna = pair.member(channel, "anna", ChannelRole.CLIENT);
  }

  @Test
  void aTextThatComesAfterItsFateIsNotStored() {
    var phone = pair.north.connect(anna).resumed();
    var ref = UUID.randomUUID().toString();
    assertThat(fate(phone, ref)).isZero();
    assertThat(fate(pair.south.connect(anna).resumed(), ref)).as("asked again").isZero();
    phone.post(channel, ref, "te laat");
    assertThat(phone.refused(ref)).isEqualTo(4409);
    assertThat(stored(ref)).isZero();
  }

  @Test
  void aTextOnItsWayAndItsFateAgree() {
    var frits = pair.member(channel, "frits", ChannelRole.SUPPORTER);
    var phone = pair.north.connect(anna).resumed();
    var laptop = pair.south.connect(anna).resumed();
    var ref = UUID.randomUUID().toString();
    var question = UUID.randomUUID().toString();
    try (var held = HeldPlace.byPost(pair.world, channel, frits, "ik was eerst")) {
      phone.post(channel, ref, "onderweg");
      held.awaitBlocked(1);
      laptop.send(fateOf(ref).put("ref", question));
      held.awaitBlocked(2).commit();
    }
    var told = laptop.answer(question).getLong("seq", 0L);
    var outcome = phone.answer(ref);
    assertThat(outcome.getString("type")).isEqualTo(told > 0 ? "ack" : "refused");
    assertThat(stored(ref)).isEqualTo(told > 0 ? 1 : 0);
  }

  @Test
  void aStoredTextHasItsPlaceForFate() {
    var phone = pair.north.connect(anna).resumed();
    var ref = phone.post(channel, "staat er");
    var place = phone.acked(ref);
    assertThat(fate(pair.south.connect(anna).resumed(), ref)).isEqualTo(place);
  }

  @Test
  void aRefGivenUpIsAPlaceWithNothingToShow() {
    var frits = pair.member(channel, "frits", ChannelRole.SUPPORTER);
    var fritsPhone = pair.south.connect(frits).resumed();
    var phone = pair.north.connect(anna).resumed();
    fate(phone, UUID.randomUUID().toString());
    var place = fritsPhone.entry(channel);
    assertThat(place.getString("kind")).isEqualTo("hidden");
    assertThat(place.fieldNames()).containsExactlyInAnyOrder("seq", "posts", "kind", "at");
    var page =
        phone.ask(
            new JsonObject()
                .put("type", "backlog")
                .put("channel", channel.toString())
                .put("after", place.getLong("seq") - 1));
    assertThat(TestDevice.objects(page.getJsonArray("entries"))).contains(place);
  }

  @Test
  void nobodyElsesRefIsGivenUp() {
    var frits = pair.member(channel, "frits", ChannelRole.SUPPORTER);
    var ref = UUID.randomUUID().toString();
    assertThat(fate(pair.south.connect(frits).resumed(), ref)).isZero();
    var phone = pair.north.connect(anna).resumed();
    phone.post(channel, ref, "van mij");
    phone.acked(ref);
  }

  @Test
  void whoNeverWasInAndWhoeverIsInAClosedChannelGivesNothingUp() {
    var before = pair.entries(channel);
    assertThat(fate(resumed(pair.world.person("niemand")), UUID.randomUUID().toString())).isZero();
    assertThat(pair.entries(channel)).isEqualTo(before);
    pair.world.close(pair.north.messaging().log(), channel);
    var closed = pair.entries(channel);
    assertThat(fate(resumed(anna), UUID.randomUUID().toString())).isZero();
    assertThat(pair.entries(channel)).isEqualTo(closed);
  }

  /// A reader may write tomorrow.
  @Test
  void aReaderGivesUpWhatIsOnItsWay() {
    var nel = pair.member(channel, "nel", ChannelRole.READER);
    var ref = UUID.randomUUID().toString();
    assertThat(fate(resumed(nel), ref)).isZero();
    assertThat(stored(ref, EntryKind.VOID)).isEqualTo(1);
  }

  @Test
  void whoWasSentAwayGivesUpWhatIsOnItsWay() {
    var log = pair.north.messaging().log();
    var rik = pair.member(channel, "rik", ChannelRole.SUPPORTER);
    var phone = resumed(rik);
    pair.world.dismiss(log, channel, rik);
    var ref = UUID.randomUUID().toString();
    assertThat(fate(pair.south.connect(rik).resumed(), ref)).isZero();
    pair.world.admit(log, channel, rik, ChannelRole.SUPPORTER, 1);
    phone.next("channel");
    phone.post(channel, ref, "opgehouden in het net");
    assertThat(phone.refused(ref)).isEqualTo(4409);
  }

  /// The node that is asked has not heard yet that somebody was let in.
  @Test
  void whoWasLetInAMomentAgoGivesUpWhatIsOnItsWay() {
    var rik = pair.world.person("rik");
    var south = pair.south.connect(anna).resumed(); // the channel is loaded there
    assertThat(fate(south, UUID.randomUUID().toString())).isZero();
    letInUnheard(rik);
    var ref = UUID.randomUUID().toString();
    assertThat(fate(pair.south.connect(rik), ref)).isZero();
    var phone = pair.north.connect(rik).resumed();
    phone.post(channel, ref, "opgehouden in het net");
    assertThat(phone.refused(ref)).isEqualTo(4409);
  }

  @Test
  void nobodyFillsAChannelFromOutside() {
    var log = pair.north.messaging().log();
    var rik = pair.member(channel, "rik", ChannelRole.SUPPORTER);
    var phone = resumed(rik);
    fate(phone, UUID.randomUUID().toString()); // of before
    pair.world.dismiss(log, channel, rik);
    var before = pair.entries(channel);
    for (var i = 0; i < Fate.MOST_AFTERWARDS; i++) {
      assertThat(fate(phone, UUID.randomUUID().toString())).isZero();
    }
    assertThat(pair.entries(channel)).isEqualTo(before + Fate.MOST_AFTERWARDS);
    var refused = phone.ask(fateOf(UUID.randomUUID().toString()));
    assertThat(refused.getInteger("number")).isEqualTo(4403);
    assertThat(pair.entries(channel)).isEqualTo(before + Fate.MOST_AFTERWARDS);
    pair.world.admit(log, channel, rik, ChannelRole.SUPPORTER, 1);
    assertThat(fate(phone, UUID.randomUUID().toString())).isZero();
  }

  @Test
  void nobodyFillsAChannelByAskingMuchAtOnce() {
    var rik = pair.member(channel, "rik", ChannelRole.SUPPORTER);
    var phone = resumed(rik);
    pair.world.dismiss(pair.north.messaging().log(), channel, rik);
    var before = pair.entries(channel);
    var questions = Stream.generate(UUID::randomUUID).map(UUID::toString).limit(40).toList();
    questions.forEach(
        question -> phone.send(fateOf(UUID.randomUUID().toString()).put("ref", question)));
    questions.forEach(phone::answer);
    assertThat(pair.entries(channel)).isEqualTo(before + Fate.MOST_AFTERWARDS);
  }

  /// Somebody who is out still learns what became of what was written before.
  @Test
  void whoMayNotWriteAnyMoreIsToldWhatIsStored() {
    var rik = pair.member(channel, "rik", ChannelRole.SUPPORTER);
    var phone = resumed(rik);
    var ref = phone.post(channel, "nog net");
    var place = phone.acked(ref);
    pair.world.dismiss(pair.north.messaging().log(), channel, rik);
    assertThat(fate(phone, ref)).isEqualTo(place);
  }

  @Test
  void aRefGivenUpIsNothingToRead() {
    var frits = pair.member(channel, "frits", ChannelRole.SUPPORTER);
    resumed(anna).postAcked(channel, "het enige");
    var laptop = resumed(frits);
    var before = unread(laptop);
    fate(resumed(anna), UUID.randomUUID().toString());
    laptop.entry(channel);
    var after = unread(laptop);
    assertThat(after.getLong("unread")).isEqualTo(1).isEqualTo(before.getLong("unread"));
    var end = after.getJsonObject("end");
    assertThat(end.getLong("posts")).isEqualTo(before.getJsonObject("end").getLong("posts"));
    assertThat(end.getLong("seq")).isEqualTo(before.getJsonObject("end").getLong("seq") + 1);
  }

  private JsonObject unread(TestDevice device) {
    var told = device.ask(new JsonObject().put("type", "unread")).getJsonObject("channels");
    return told.getJsonObject(channel.toString());
  }

  private static TestDevice resumed(PersonId person) {
    var device = pair.north.connect(person);
    device.resume(Map.of());
    return device;
  }

  private long fate(TestDevice device, String ref) {
    var answer = device.ask(fateOf(ref));
    assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("fate");
    return answer.getLong("seq", 0L);
  }

  private JsonObject fateOf(String ref) {
    return new JsonObject().put("type", "fate").put("channel", channel.toString()).put("of", ref);
  }

  /// How often the text itself is stored.
  private long stored(String ref) {
    return stored(ref, EntryKind.POST);
  }

  private static long stored(String ref, EntryKind kind) {
    return pair.world.count(
        "select count(*) from entry where kind = ? and ref = ?",
        kind.number(),
        UUID.fromString(ref));
  }

  /// Committed, and no node was told.
  private void letInUnheard(PersonId person) {
    var seq = pair.entries(channel) + 1;
    pair.world.execute(
        "insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body) values (?, ?,"
            + " ?, ?, gen_random_uuid(), 0, now(), ?)",
        channel.value(),
        seq,
        EntryKind.JOINED.number(),
        PersonId.SYSTEM.value(),
        Body.admitted(person, "Rik", ChannelRole.SUPPORTER, 1).json());
    pair.world.execute(
        "insert into member (channel_id, person_id, from_seq, role, visible_from) values (?, ?, ?,"
            + " ?, 1)",
        channel.value(),
        person.value(),
        seq,
        ChannelRole.SUPPORTER.number());
  }
}
