package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A standby that lagged behind takes over: the newest entries that a node knows of are not in the
/// database any more. What is appended then stands right behind what is there, never beyond a hole.
class FailoverTest {
  private TestDatabase database;
  private World world;
  private CoreNode node;
  private ChannelId channel;
  private PersonId anna;

  @BeforeEach
  void start() {
    database = Services.database();
    world = new World(database);
    node = CoreNode.start(database);
    channel =
        world.channel(node.messaging().log(), ChannelKind.GROUP, world.organisation("reserve"));
    anna = world.person("anna");
    world.admit(node.messaging().log(), channel, anna, ChannelRole.CLIENT, 1);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void nothingIsAppendedBeyondAHole() {
    var phone = node.connect(anna).resumed();
    var kept = phone.postAcked(channel, "bleef bewaard");
    var lost = phone.postAcked(channel, "ging verloren");
    lose(kept);
    assertThat(phone.postAcked(channel, "daarna")).isEqualTo(lost);
    assertHasNoHole();
  }

  @Test
  void aDeedOfTheSystemIsNotAppendedBeyondAHoleEither() {
    var phone = node.connect(anna).resumed();
    var kept = phone.postAcked(channel, "bleef bewaard");
    phone.postAcked(channel, "ging verloren");
    lose(kept);
    world.admit(node.messaging().log(), channel, world.person("bela"), ChannelRole.SUPPORTER, 1);
    assertHasNoHole();
  }

  @Test
  void anotherDatabaseIsReadAnewBeforeAnythingIsAppendedThere() {
    var phone = node.connect(anna).resumed();
    var kept = phone.postAcked(channel, "bleef bewaard");
    phone.postAcked(channel, "ging verloren");
    lose(kept);
    world.execute("update deployment set epoch = gen_random_uuid()");
    // Another node, that knew already, took the very place to end the membership.
    try (var quick = CoreNode.start(database)) {
      world.dismiss(quick.messaging().log(), channel, anna);
    }
    var ref = UUID.randomUUID().toString();
    cutLines();
    phone.post(channel, ref, "ik mag niet meer");
    assertThat(phone.patient().closeCode()).isEqualTo(4553);
    assertThat(world.count("select count(*) from entry where ref = ?", UUID.fromString(ref)))
        .isZero();
    assertHasNoHole();
  }

  @Test
  void devicesComeBackAndReadAnew() {
    var phone = node.connect(anna).resumed();
    var kept = phone.postAcked(channel, "bleef bewaard");
    phone.postAcked(channel, "ging verloren");
    lose(kept);
    world.execute("update deployment set epoch = gen_random_uuid()");
    cutLines();
    assertThat(phone.patient().closeCode()).isEqualTo(4553);
    var again = node.connect(anna);
    var end = again.resumed(channel, 0).getJsonObject("end").getLong("seq");
    assertThat(end).isEqualTo(kept);
    assertThat(again.postAcked(channel, "verder")).isEqualTo(kept + 1);
  }

  private void lose(long after) {
    world.execute("delete from entry where channel_id = ? and seq > ?", channel.value(), after);
  }

  /// Ends every connection to this database, as a failover does.
  private void cutLines() {
    world.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid()");
  }

  private void assertHasNoHole() {
    assertThat(
            world.count(
                "select max(seq) - count(*) from entry where channel_id = ?", channel.value()))
        .isZero();
  }
}
