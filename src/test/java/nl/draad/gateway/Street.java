package nl.draad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestClock;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import nl.draad.testing.World;

/// One node with a door, and a group thread in which Bela reads along while others misbehave: that
/// nothing was stored and that Bela's line is as it was is asked after each of them. For one test
/// thread.
final class Street implements AutoCloseable {
  final TestClock clock = TestClock.standing();
  final World world;
  final CoreNode node;
  final ChannelId channel;
  final PersonId anna;
  private final PersonId bela;
  private final TestDevice belas;

  Street() {
    this(Limits.usual());
  }

  Street(Limits limits) {
    this(Services.database(), limits);
  }

  Street(TestDatabase database, Limits limits) {
    world = new World(database);
    node = CoreNode.start(database, Services.redisUri(), clock, limits);
    channel = group();
    anna = member(channel, "anna", ChannelRole.CLIENT);
    bela = member(channel, "bela", ChannelRole.SUPPORTER);
    belas = node.connect(bela).resumed();
  }

  /// Another group thread, with nobody in it.
  ChannelId group() {
    var organisation = world.organisation("o" + UUID.randomUUID());
    return world.channel(node.messaging().log(), ChannelKind.GROUP, organisation);
  }

  /// Somebody new in a channel, who sees everything.
  PersonId member(ChannelId channel, String name, ChannelRole role) {
    var person = world.person(name);
    world.admit(node.messaging().log(), channel, person, role, 1);
    return person;
  }

  TestDevice annas() {
    return node.connect(anna).resumed();
  }

  /// Bela's, which reads along.
  TestDevice belas() {
    return belas;
  }

  /// How many others a presence tells of; -1 for another frame.
  static int here(JsonObject frame) {
    return frame.getString("type").equals("presence") ? frame.getJsonArray("here").size() : -1;
  }

  /// A device that has not said hello.
  TestDevice stranger() {
    return TestDevice.connect(node.port());
  }

  long entries() {
    return world.count("select count(*) from entry");
  }

  /// Waits until so many are stored.
  void awaitEntries(long count) {
    while (entries() < count) {
      assertThat(Thread.interrupted()).as("out of time").isFalse();
    }
  }

  /// Runs what somebody does wrong: nothing is stored by it, and Bela hears nothing but still
  /// hears.
  void unharmed(Runnable wrong) {
    belas.everythingUntilPong();
    var before = entries();
    wrong.run();
    assertThat(entries()).isEqualTo(before);
    assertThat(belas.isClosed()).isFalse();
    assertThat(belas.everythingUntilPong())
        .filteredOn(frame -> !frame.getString("type").equals("presence"))
        .isEmpty();
  }

  JsonObject post(String text) {
    return frame("post").put("channel", channel.toString()).put("text", text);
  }

  static JsonObject frame(String type) {
    return new JsonObject().put("type", type);
  }

  @Override
  public void close() {
    node.close();
  }
}
