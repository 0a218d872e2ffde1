package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.proof.line.FaultProxy;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.World;
import org.junit.jupiter.api.Test;

/// Somebody is let in while that person's node cannot reach PostgreSQL: the device hears of it
/// afterwards, by itself.
class JoiningTest {

  @Test
  void aDeviceThatCouldNotBeLetInIsLetInByTheNextRound() {
    var database = Services.database();
    var world = new World(database);
    try (var proxy = FaultProxy.to(database.port(), 7);
        var north = CoreNode.start(database);
        var south = CoreNode.start(through(proxy, database))) {
      var organisation = world.organisation("o");
      var log = north.messaging().log();
      var here = world.channel(log, ChannelKind.GROUP, organisation);
      var there = world.channel(log, ChannelKind.GROUP, organisation);
      var anna = world.person("anna");
      var bela = world.person("bela");
      world.admit(log, here, anna, ChannelRole.CLIENT, 1);
      world.admit(log, here, bela, ChannelRole.SUPPORTER, 1);
      var annasPhone = north.connect(anna).resumed();
      var belasPhone = south.connect(bela).resumed().patient();

      proxy.refuse();
      proxy.cut();
      world.admit(log, there, bela, ChannelRole.SUPPORTER, 1);
      annasPhone.postAcked(here, "Bela is er nu ook bij");
      belasPhone.entry(here); // so it has heard that it was let in, which was said before
      var unread = new JsonObject().put("type", "unread");
      assertThat(belasPhone.ask(unread).getString("type")).isEqualTo("refused");
      proxy.accept();

      assertThat(belasPhone.next("channel").getJsonObject("channel").getString("channel"))
          .isEqualTo(there.toString());
    }
  }

  private static TestDatabase through(FaultProxy proxy, TestDatabase database) {
    return new TestDatabase(
        "127.0.0.1", proxy.port(), database.name(), database.user(), database.password());
  }
}
