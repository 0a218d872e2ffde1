package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How far somebody has read is stored whenever a device says it, whatever the node knows of the
/// channel at that moment.
class CursorsTest {
  private static Pair pair;
  private ChannelId channel;
  private PersonId anna;
  private PersonId frits;
  private long place;

  @BeforeAll
  static void start() {
    pair = new Pair(Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @BeforeEach
  void talk() {
    channel = pair.group();
    anna = pair.member(channel, "anna", ChannelRole.CLIENT);
    frits = pair.member(channel, "frits", ChannelRole.SUPPORTER);
    place = pair.north.connect(anna).resumed().postAcked(channel, "om te lezen");
  }

  @Test
  void whatADeviceHasReadIsStoredBeforeItFollowsTheChannel() {
    var phone = pair.south.connect(frits); // it has the text from before, and does not resume
    read(phone, place);
    awaitStored(frits, place);
  }

  @Test
  void whatADeviceHasReadIsStoredAfterItLeftTheChannel() {
    var phone = pair.south.connect(frits).resumed();
    phone.ask(frame("leave"));
    read(phone, place);
    awaitStored(frits, place);
  }

  @Test
  void whatADeviceHasReadOfAClosedChannelIsStored() {
    var end = pair.entries(channel) + 1;
    pair.world.close(pair.north.messaging().log(), channel);
    var phone = pair.south.connect(frits).resumed();
    read(phone, end);
    awaitStored(frits, end);
  }

  @Test
  void whatADeviceHasReadIsStoredWhileItsNodeDoesNotKnowTheEnd() {
    var laptop = pair.south.connect(frits).resumed();
    var annas = pair.south.connect(anna).resumed();
    annas.send(new JsonObject().put("type", "show").put("channels", List.of(channel.toString())));
    annas.next("marks");
    var unheard = unpublished(anna, "van een knoop die niet meer sprak");
    var phone = pair.south.connect(frits);
    assertThat(phone.resumed(channel, place).getJsonArray("entries")).hasSize(1);
    read(phone, unheard);
    awaitStored(frits, unheard);
    assertThat(laptop.next(frame -> reads(frame, frits, unheard))).isNotNull();
    assertThat(annas.next(frame -> reads(frame, frits, unheard))).isNotNull();
  }

  @Test
  void whatADeviceHasReadIsNeverStoredBeyondTheEnd() {
    var phone = pair.south.connect(frits).resumed();
    read(phone, Long.MAX_VALUE);
    awaitStored(frits, place);
  }

  @Test
  void whoIsNoMemberHasReadNothing() {
    var nobody = pair.world.person("niemand");
    var phone = pair.south.connect(nobody).resumed();
    read(phone, place);
    read(pair.south.connect(frits), place); // the same lane, later
    awaitStored(frits, place);
    assertThat(pair.world.count("select count(*) from cursor where person_id = ?", nobody.value()))
        .isZero();
  }

  /// Written without a line, while others wrote: nobody may be told that it was seen.
  @Test
  void aPostSaysNothingOfWhatStandsAboveIt() {
    pair.north.connect(anna).resumed().postAcked(channel, "nooit gezien");
    var phone = pair.south.connect(frits);
    var ref = phone.post(channel, "zonder lijn geschreven");
    phone.acked(ref);
    phone.ask(frame("fate").put("of", ref));
    read(phone, place);
    awaitStored(frits, place);
    var view = pair.south.connect(frits).resumed(channel, place);
    assertThat(view.getJsonObject("me").getLong("read")).isEqualTo(place);
    assertThat(view.getLong("unread")).isEqualTo(1);
  }

  @Test
  void ownPostsAreNeverUnread() {
    var phone = pair.south.connect(frits).resumed();
    var talk = pair.north.connect(anna).resumed();
    phone.postAcked(channel, "van mij");
    talk.postAcked(channel, "van anna");
    phone.postAcked(channel, "weer van mij");
    assertThat(unread(phone)).isEqualTo(2);
    assertThat(pair.south.connect(frits).resumed(channel, 0).getLong("unread")).isEqualTo(2);
    assertThat(unread(talk)).isEqualTo(2);
  }

  @Test
  void whoIsLetInIsToldHowMuchIsUnread() {
    pair.north.connect(frits).resumed().postAcked(channel, "van mij, van vroeger");
    pair.world.dismiss(pair.north.messaging().log(), channel, frits);
    var phone = pair.south.connect(frits).resumed();
    pair.world.admit(pair.north.messaging().log(), channel, frits, ChannelRole.SUPPORTER, 1);
    assertThat(phone.next("channel").getJsonObject("channel").getLong("unread")).isZero();
  }

  @Test
  void soManyWaitWhilePostgresqlIsAwayAndNoMore() {
    withoutWriting(
        cursors -> {
          for (var i = 1; i < Cursors.MOST; i++) {
            assertThat(cursors.move(channel, new Mark(somebody(), 1, 1), true)).isTrue();
          }
          assertThat(cursors.move(channel, new Mark(frits, 1, 1), true)).isTrue();
          assertThat(cursors.move(channel, new Mark(anna, 1, 1), true)).isFalse();
          assertThat(cursors.move(channel, new Mark(frits, 2, 2), true)).isTrue();
        });
  }

  @Test
  void onePersonTakesNoRoomFromOthers() {
    withoutWriting(
        cursors -> {
          for (var i = 0; i < Cursors.MOST_OF_ONE; i++) {
            var invented = new ChannelId(UUID.randomUUID());
            assertThat(cursors.move(invented, new Mark(frits, 1, 1), true)).isTrue();
          }
          assertThat(cursors.move(channel, new Mark(frits, 1, 1), true)).isFalse();
          assertThat(cursors.move(channel, new Mark(anna, 1, 1), true)).isTrue();
        });
  }

  /// One step of one event loop, in which nothing is written.
  private static void withoutWriting(Consumer<Cursors> deed) {
    var vertx = Vertx.vertx();
    var cursors = new Cursors(vertx, pair.south.database(), (_, _) -> {});
    var done = Promise.<Void>promise();
    vertx.runOnContext(
        _ -> {
          try {
            deed.accept(cursors);
            done.complete();
          } catch (AssertionError wrong) {
            done.fail(wrong);
          }
        });
    done.future().await();
    vertx.close().await();
  }

  private static PersonId somebody() {
    return new PersonId(UUID.randomUUID());
  }

  /// A post that no node was told of.
  private long unpublished(PersonId author, String text) {
    var seq = pair.entries(channel) + 1;
    pair.world.execute(
        "insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body) values (?, ?,"
            + " 1, ?, ?, 2, now(), convert_to(?, 'UTF8'))",
        channel.value(),
        seq,
        author.value(),
        UUID.randomUUID(),
        new JsonObject().put("text", text).encode());
    return seq;
  }

  private long unread(TestDevice device) {
    var told = device.ask(new JsonObject().put("type", "unread")).getJsonObject("channels");
    return told.getJsonObject(channel.toString()).getLong("unread");
  }

  private void read(TestDevice device, long seq) {
    device.send(frame("read").put("seq", seq));
  }

  private JsonObject frame(String type) {
    return new JsonObject().put("type", type).put("channel", channel.toString());
  }

  private static boolean reads(JsonObject frame, PersonId person, long seq) {
    return frame.getString("type").equals("marks")
        && TestDevice.objects(frame.getJsonArray("marks")).stream()
            .anyMatch(
                mark ->
                    mark.getString("person").equals(person.toString())
                        && mark.getLong("read") == seq);
  }

  private void awaitStored(PersonId person, long seq) {
    while (stored(person) < seq) {
      assertThat(Thread.interrupted()).as("out of time, stored is " + stored(person)).isFalse();
    }
    assertThat(stored(person)).isEqualTo(seq);
  }

  private long stored(PersonId person) {
    return pair.world.count(
        "select coalesce(max(read_seq), 0) from cursor where channel_id = ? and person_id = ?",
        channel.value(),
        person.value());
  }
}
