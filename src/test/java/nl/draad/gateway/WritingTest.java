package nl.draad.gateway;

import static nl.draad.gateway.Street.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.testing.HeldPlace;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Well-formed frames about channels and posts that are not this person's to write in, to change or
/// to look at.
class WritingTest {
  private static Street street;
  private ChannelId channel;
  private PersonId frits;
  private TestDevice phone;

  @BeforeAll
  static void start() {
    street = new Street();
  }

  @AfterAll
  static void stop() {
    street.close();
  }

  @BeforeEach
  void open() {
    channel = street.group();
    frits = street.member(channel, "frits", ChannelRole.SUPPORTER);
    street.world.admit(street.node.messaging().log(), channel, street.anna, ChannelRole.CLIENT, 1);
    phone = street.node.connect(frits).resumed();
  }

  @Test
  void unknownForeignAndFormerChannelsAreOneAndTheSame() {
    var foreign = street.group();
    street.member(foreign, "iemand", ChannelRole.CLIENT);
    var former = street.group();
    street.world.admit(street.node.messaging().log(), former, frits, ChannelRole.SUPPORTER, 1);
    street.world.dismiss(street.node.messaging().log(), former, frits);
    street.unharmed(
        () -> {
          for (var where : List.of(new ChannelId(UUID.randomUUID()), foreign, former)) {
            assertThat(refusal(said("post", where))).isEqualTo(4403);
            assertThat(refusal(said("post", where).put("about", 1))).isEqualTo(4403);
            assertThat(refusal(said("edit", where).put("about", 1))).isEqualTo(4403);
            assertThat(refusal(said("withdraw", where).put("about", 1))).isEqualTo(4403);
            assertThat(refusal(in("backlog", where).put("after", 0))).isEqualTo(4403);
            assertThat(refusal(in("history", where).put("before", 9))).isEqualTo(4403);
          }
        });
  }

  @Test
  void whatIsPassedByAboutAForeignChannelIsNotHeard() {
    var foreign = street.group();
    var client = street.member(foreign, "iemand", ChannelRole.CLIENT);
    var theirs = street.node.connect(client).resumed();
    theirs.send(frame("show").put("channels", List.of(foreign.toString())));
    theirs.next("marks");
    theirs.everythingUntilPong();
    phone.send(frame("show").put("channels", List.of(foreign.toString())));
    phone.send(in("typing", foreign));
    phone.send(in("read", foreign).put("seq", 1));
    phone.send(in("delivered", foreign).put("seq", 1));
    assertThat(phone.ask(in("leave", foreign)).getString("type")).isEqualTo("left");
    var fate = phone.ask(in("fate", foreign).put("of", UUID.randomUUID().toString()));
    assertThat(fate.containsKey("seq")).isFalse();
    assertThat(phone.everythingUntilPong()).isEmpty();
    assertThat(theirs.everythingUntilPong()).isEmpty();
    assertThat(cursor(foreign, frits)).isZero();
  }

  @Test
  void aDeskThatIsNotOnesOwnIsUnknown() {
    // The core has no desks: their frames are unknown to it.
    var watch = frame("watch").put("desk", UUID.randomUUID().toString());
    assertThat(refusal(watch)).isEqualTo(4404);
  }

  @Test
  void aClosedChannelTakesNothingMore() {
    var post = phone.postAcked(channel, "voor het einde");
    street.world.close(street.node.messaging().log(), channel);
    street.unharmed(
        () -> {
          assertThat(refusal(said("post", channel))).isEqualTo(4410);
          assertThat(refusal(said("edit", channel).put("about", post))).isEqualTo(4410);
          assertThat(refusal(said("withdraw", channel).put("about", post))).isEqualTo(4410);
        });
    var page = phone.ask(in("history", channel).put("before", 100));
    assertThat(page.getJsonArray("entries").encode()).contains("voor het einde");
  }

  @Test
  void whoOnlyReadsWritesNothing() {
    var reader = street.member(channel, "rita", ChannelRole.READER);
    var ritas = street.node.connect(reader).resumed();
    street.unharmed(
        () ->
            assertThat(ritas.ask(said("post", channel).put("ref", ref())).getInteger("number"))
                .isEqualTo(4405));
    phone.send(frame("show").put("channels", List.of(channel.toString())));
    phone.next("marks");
    phone.everythingUntilPong();
    ritas.send(in("typing", channel));
    ritas.everythingUntilPong();
    assertThat(phone.everythingUntilPong())
        .extracting(frame -> frame.getString("type"))
        .doesNotContain("typing");
  }

  @Test
  void onlyOnesOwnPostsAreChanged() {
    var annas = street.annas();
    var hers = annas.postAcked(channel, "van Anna");
    var mine = phone.postAcked(channel, "van Frits");
    var edited = phone.ask(said("edit", channel).put("ref", ref()).put("about", mine));
    var entries = street.entries();
    for (var about : List.of(hers, 1L, edited.getLong("seq"), 999L, Long.MAX_VALUE)) {
      assertThat(refusal(said("edit", channel).put("about", about))).isEqualTo(4412);
      assertThat(refusal(said("withdraw", channel).put("about", about))).isEqualTo(4412);
    }
    assertThat(refusal(said("post", channel).put("about", 1))).isEqualTo(4412);
    assertThat(refusal(said("post", channel).put("about", 999))).isEqualTo(4412);
    assertThat(street.entries()).isEqualTo(entries);
    var answered = phone.ask(said("post", channel).put("ref", ref()).put("about", hers));
    assertThat(answered.getString("type")).isEqualTo("ack");
  }

  @Test
  void aPostFromBeforeOnesTimeIsNotAnswered() {
    var before = phone.postAcked(channel, "nog zonder Nel");
    var nel = street.world.person("nel");
    street.world.admit(street.node.messaging().log(), channel, nel, ChannelRole.SUPPORTER, 0);
    var nels = street.node.connect(nel).resumed();
    var answer = nels.ask(said("post", channel).put("ref", ref()).put("about", before));
    assertThat(answer.getInteger("number")).isEqualTo(4412);
  }

  @Test
  void aTextIsChangedForFifteenMinutes() {
    var post = phone.postAcked(channel, "eerst");
    street.clock.pass(Duration.ofMinutes(15));
    assertThat(
            phone.ask(said("edit", channel).put("ref", ref()).put("about", post)).getString("type"))
        .isEqualTo("ack");
    street.clock.pass(Duration.ofMillis(1));
    assertThat(refusal(said("edit", channel).put("about", post))).isEqualTo(4411);
    assertThat(
            phone
                .ask(said("withdraw", channel).put("ref", ref()).put("about", post))
                .getString("type"))
        .as("taking it back has no end")
        .isEqualTo("ack");
  }

  @Test
  void aRefIsForOneThingOnly() {
    var ref = phone.post(channel, "het een");
    var place = phone.acked(ref);
    street.unharmed(
        () -> {
          phone.post(channel, ref, "het ander");
          assertThat(phone.refused(ref)).isEqualTo(4409);
          phone.send(said("withdraw", channel).put("ref", ref).put("about", place));
          assertThat(phone.refused(ref)).isEqualTo(4409);
          phone.post(channel, ref, "het een");
          assertThat(phone.acked(ref)).isEqualTo(place);
        });
  }

  @Test
  void aChannelIsBusyWithOneFrameOfADeviceAtATime() {
    var laptop = street.node.connect(frits).resumed();
    var other = street.group();
    street.world.admit(street.node.messaging().log(), other, frits, ChannelRole.SUPPORTER, 1);
    String first;
    String elsewhere;
    try (var held = HeldPlace.byPost(street.world, channel, street.anna, "van Anna")) {
      first = phone.post(channel, "een");
      held.awaitBlocked(1);
      assertThat(phone.refused(phone.post(channel, "twee"))).isEqualTo(4552);
      assertThat(phone.ask(in("fate", channel).put("of", first)).getInteger("number"))
          .isEqualTo(4552);
      elsewhere = laptop.post(channel, "van de laptop");
      phone.acked(phone.post(other, "ondertussen"));
    }
    phone.acked(first);
    laptop.acked(elsewhere);
    phone.postAcked(channel, "twee");
  }

  @Test
  void cursorsBeyondTheEndStopThere() {
    var place = phone.postAcked(channel, "het laatste");
    phone.send(frame("show").put("channels", List.of(channel.toString())));
    phone.next("presence");
    var annas = street.annas();
    annas.send(in("read", channel).put("seq", Long.MAX_VALUE));
    phone.next(frame -> read(frame) == place);
    var beyond = annas.ask(in("backlog", channel).put("after", Long.MAX_VALUE));
    assertThat(beyond.getJsonArray("entries")).isEmpty();
    assertThat(beyond.getBoolean("more")).isFalse();
  }

  /// How far Anna has read, says a frame; -1 when it says nothing of it.
  private static long read(JsonObject frame) {
    if (!frame.getString("type").equals("marks")) {
      return -1;
    }
    return TestDevice.objects(frame.getJsonArray("marks")).stream()
        .filter(mark -> mark.getString("person").equals(street.anna.toString()))
        .mapToLong(mark -> mark.getLong("read"))
        .max()
        .orElse(-1);
  }

  private int refusal(JsonObject frame) {
    var answer = phone.ask(frame.copy().put("ref", ref()));
    assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("refused");
    return answer.getInteger("number");
  }

  private static long cursor(ChannelId channel, PersonId person) {
    return street.world.count(
        "select count(*) from cursor where channel_id = ? and person_id = ?",
        channel.value(),
        person.value());
  }

  private static JsonObject said(String type, ChannelId channel) {
    return in(type, channel).put("text", "tekst");
  }

  private static JsonObject in(String type, ChannelId channel) {
    return frame(type).put("channel", channel.toString());
  }

  private static String ref() {
    return UUID.randomUUID().toString();
  }
}
