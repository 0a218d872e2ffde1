package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  void whoMayNotWriteGivesNothingUp() {
    var log = pair.north.messaging().log();
    var nel = pair.member(channel, "nel", ChannelRole.READER);
    var rik = pair.member(channel, "rik", ChannelRole.SUPPORTER);
    pair.world.dismiss(log, channel, rik);
    var before = pair.entries(channel);
    for (var person : List.of(nel, rik, pair.world.person("niemand"))) {
      assertThat(fate(resumed(person), UUID.randomUUID().toString())).isZero();
    }
    assertThat(pair.entries(channel)).isEqualTo(before);
    pair.world.close(log, channel);
    var closed = pair.entries(channel);
    assertThat(fate(resumed(anna), UUID.randomUUID().toString())).isZero();
    assertThat(pair.entries(channel)).isEqualTo(closed);
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
    return pair.world.count(
        "select count(*) from entry where kind = 1 and ref = ?", UUID.fromString(ref));
  }
}
