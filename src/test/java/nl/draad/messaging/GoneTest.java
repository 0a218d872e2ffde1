package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Clock;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody loses a channel, and perhaps gets it again, while a device of theirs is being told what
/// it missed: what the device is told last is what is so.
class GoneTest {
  private static Pair pair;
  private ChannelId channel;
  private PersonId anna;
  private PersonId frits;

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
  }

  @Test
  void whoIsLetInAgainIsNotSentAwayAfterwards() {
    var phone = pair.south.connect(frits).resumed();
    var device = pair.south.messaging().devices().of(frits).iterator().next();
    device.hold(); // as while it resumes for long
    dismiss();
    while (pair.south.messaging().devices().followed(device).contains(channel)) {
      assertThat(Thread.interrupted()).as("out of time").isFalse();
    }
    pair.world.admit(pair.north.messaging().log(), channel, frits, ChannelRole.SUPPORTER, 1);
    phone.next("channel");
    phone.everythingUntilPong(); // what came before that
    device.release();
    assertThat(phone.everythingUntilPong())
        .extracting(frame -> frame.getString("type"))
        .doesNotContain("gone");
    pair.north.connect(anna).resumed().postAcked(channel, "welkom terug");
    assertThat(phone.next("entry").getString("channel")).isEqualTo(channel.toString());
  }

  @Test
  void whoLosesAChannelWhileItIsReadIsToldAfterIt() throws SQLException {
    var laptop = pair.south.connect(frits).resumed();
    var phone = pair.south.connect(frits);
    try (var line = pair.world.sql()) {
      line.setAutoCommit(false);
      World.execute(line, "lock table account in access exclusive mode");
      var cursors = new JsonObject();
      phone.send(new JsonObject().put("type", "resume").put("ref", "late").put("cursors", cursors));
      pair.awaitLock(); // it has read where the channel ends; the names of its people wait
      dismiss();
      laptop.next("gone");
      line.commit();
    }
    assertThat(phone.next("resumed").getJsonArray("channels")).isNotEmpty();
    assertThat(phone.everythingUntilPong())
        .extracting(frame -> frame.getString("type"))
        .as("at once, and again after the channel as it was read")
        .filteredOn("gone"::equals)
        .hasSize(2);
  }

  private void dismiss() {
    pair.world.dismiss(pair.north.messaging().log(), channel, frits);
  }
}
