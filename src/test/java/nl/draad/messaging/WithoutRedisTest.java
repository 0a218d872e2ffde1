package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.testing.CoreNode;
import nl.draad.testing.OwnRedis;
import nl.draad.testing.Services;
import nl.draad.testing.World;
import org.junit.jupiter.api.Test;

/// Redis only makes delivery fast. Without it, and when a node died before it published, everyone
/// gets everything all the same.
class WithoutRedisTest {

  @Test
  void deliveryGoesOnWhileRedisIsAwayAndAfterItIsBack() {
    var database = Services.database();
    var world = new World(database);
    try (var redis = OwnRedis.start();
        var north = CoreNode.start(database, redis.uri(), Clock.systemUTC());
        var south = CoreNode.start(database, redis.uri(), Clock.systemUTC())) {
      var channel =
          world.channel(north.messaging().log(), ChannelKind.GROUP, world.organisation("zonder"));
      var anna = world.person("anna");
      var bela = world.person("bela");
      world.admit(north.messaging().log(), channel, anna, ChannelRole.CLIENT, 1);
      world.admit(north.messaging().log(), channel, bela, ChannelRole.SUPPORTER, 1);
      var annasPhone = north.connect(anna).resumed();
      var belasPhone = south.connect(bela).resumed();

      redis.crash();
      awaitHeard(north, false);
      awaitHeard(south, false);
      var away = annasPhone.postAcked(channel, "zonder Redis");
      assertThat(belasPhone.entry(channel).getLong("seq")).isEqualTo(away);
      var nel = world.person("nel");
      var nelsPhone = south.connect(nel).resumed();
      world.admit(north.messaging().log(), channel, nel, ChannelRole.SUPPORTER, 0);

      redis.restart();
      awaitHeard(north, true);
      awaitHeard(south, true);
      assertThat(nelsPhone.next("channel").getJsonObject("channel").getString("channel"))
          .as("heard in the round after Redis came back")
          .isEqualTo(channel.toString());
      var back = annasPhone.postAcked(channel, "weer met Redis");
      assertThat(nelsPhone.entry(channel, back).getLong("seq")).isEqualTo(back);
    }
  }

  @Test
  void aLastEntryThatNobodyPublishedIsNoticed() {
    var database = Services.database();
    var world = new World(database);
    try (var node = CoreNode.start(database)) {
      var channel =
          world.channel(node.messaging().log(), ChannelKind.GROUP, world.organisation("laatste"));
      var anna = world.person("anna");
      var place = world.admit(node.messaging().log(), channel, anna, ChannelRole.CLIENT, 1) + 1;
      var phone = node.connect(anna).resumed();
      world.execute(
          "insert into entry (channel_id, seq, kind, author_id, ref, posts, at, body) values (?, ?,"
              + " 1, ?, ?, 1, now(), convert_to('{\"text\":\"van een dode knoop\"}', 'UTF8'))",
          channel.value(),
          place,
          anna.value(),
          UUID.randomUUID());
      assertThat(phone.patient().entry(channel).getLong("seq")).isEqualTo(place);
    }
  }

  private static void awaitHeard(CoreNode node, boolean heard) {
    while (node.messaging().switchboard().areHeard() != heard) {
      Thread.onSpinWait();
    }
  }
}
