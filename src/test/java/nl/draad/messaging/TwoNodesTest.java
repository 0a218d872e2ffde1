package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The first promise: what is acknowledged reaches everyone, on every node, in one order, once.
class TwoNodesTest {
  private static World world;
  private static CoreNode north;
  private static CoreNode south;
  private PersonId anna;
  private PersonId bela;
  private ChannelId channel;

  @BeforeAll
  static void start() {
    var database = Services.database();
    world = new World(database);
    north = CoreNode.start(database);
    south = CoreNode.start(database);
  }

  @AfterAll
  static void stop() {
    north.close();
    south.close();
  }

  @BeforeEach
  void open() {
    anna = world.person("anna");
    bela = world.person("bela");
    var organisation = world.organisation("o" + anna.toString().substring(0, 8));
    channel = world.channel(north.messaging().log(), ChannelKind.GROUP, organisation);
    world.admit(north.messaging().log(), channel, anna, ChannelRole.CLIENT, 1);
    world.admit(north.messaging().log(), channel, bela, ChannelRole.SUPPORTER, 1);
  }

  @Test
  void aMessageReachesSomeoneOnTheOtherNodeInOrder() {
    var annasPhone = north.connect(anna).resumed();
    var belasPhone = south.connect(bela).resumed();
    var first = annasPhone.postAcked(channel, "first");
    var second = annasPhone.postAcked(channel, "second");
    assertThat(second).isEqualTo(first + 1);
    assertThat(belasPhone.entry(channel).getLong("seq")).isEqualTo(first);
    var entry = belasPhone.entry(channel);
    assertThat(entry.getLong("seq")).isEqualTo(second);
    assertThat(entry.getJsonObject("body").getString("text")).isEqualTo("second");
    assertThat(entry.getString("author")).isEqualTo(anna.toString());
  }

  @Test
  void aDeviceThatWasAwayResumesFromItsCursor() {
    var belasPhone = south.connect(bela).resumed();
    var annasPhone = north.connect(anna).resumed();
    var first = annasPhone.postAcked(channel, "first");
    belasPhone.entry(channel);
    belasPhone.disconnect();
    annasPhone.postAcked(channel, "second");
    annasPhone.postAcked(channel, "third");
    var view = south.connect(bela).resumed(channel, first);
    assertThat(view.getJsonArray("entries").size()).isEqualTo(2);
    assertThat(view.getLong("unread")).isEqualTo(3);
    assertThat(view.getBoolean("more")).isFalse();
  }

  @Test
  void changingOnesOwnPostDoesNotReadWhatOthersSaidAfterIt() {
    var annasPhone = north.connect(anna).resumed();
    var belasPhone = south.connect(bela).resumed();
    var first = annasPhone.postAcked(channel, "first");
    var second = annasPhone.postAcked(channel, "second");
    belasPhone.postAcked(channel, "third");
    var better = about("edit", first).put("text", "first, better");
    assertThat(annasPhone.ask(better).getString("type")).isEqualTo("ack");
    assertThat(annasPhone.ask(about("withdraw", second)).getString("type")).isEqualTo("ack");
    assertThat(south.connect(anna).resumed(channel, 0).getLong("unread")).isEqualTo(1);
  }

  private JsonObject about(String type, long post) {
    return new JsonObject()
        .put("type", type)
        .put("ref", UUID.randomUUID().toString())
        .put("channel", channel.toString())
        .put("about", post);
  }
}
