package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
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
    var nel = pair.member(channel, "nel", ChannelRole.READER);
    var before = pair.entries(channel);
    var phone = pair.north.connect(nel);
    phone.resume(Map.of());
    assertThat(fate(phone, UUID.randomUUID().toString())).isZero();
    assertThat(pair.entries(channel)).isEqualTo(before);
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
