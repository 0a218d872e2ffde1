package nl.draad.dossier;

import static java.util.UUID.randomUUID;
import static nl.draad.dossier.DossierWorld.given;
import static nl.draad.dossier.DossierWorld.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.testing.Gate;
import nl.draad.testing.TestDevice;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who has access to a dossier, and exactly from where to where in its channels.
class TeamTest {
  private static final int NOT_FOUND = 4403;

  private final DossierWorld home = new DossierWorld();

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void removalEndsDeliveryAtThatVeryEntryInEveryChannel() {
    var annas = home.north.core.connect(home.anna).resumed();
    var wims = home.south.core.connect(home.wim).resumed();
    annas.postAcked(home.group(), "hallo allemaal");
    annas.postAcked(home.messages(), "hallo Wim");
    wims.entry(home.group());
    wims.entry(home.messages());

    assertThat(given(home.north.team.remove(home.dossier, home.anna, home.wim, randomUUID())))
        .isTrue();
    var leftGroup = left(annas, home.group());
    var leftMessages = left(annas, home.messages());
    assertThat(annas.postAcked(home.group(), "Wim is weg")).isEqualTo(leftGroup + 1);
    assertThat(annas.postAcked(home.messages(), "en hier ook")).isEqualTo(leftMessages + 1);

    assertThat(List.of(wims.next("gone"), wims.next("gone")))
        .extracting(gone -> gone.getString("channel"))
        .containsExactlyInAnyOrder(home.group().toString(), home.messages().toString());
    var rest = wims.everythingUntilPong();
    assertThat(rest).extracting(frame -> frame.getString("type")).doesNotContain("entry");
    assertThat(rest.toString()).doesNotContain("Wim is weg").doesNotContain("en hier ook");
    for (var channel : List.of(home.group(), home.messages())) {
      assertThat(wims.refused(wims.post(channel, "mag ik nog?"))).isEqualTo(NOT_FOUND);
      assertThat(backlog(wims, channel).getInteger("number")).isEqualTo(NOT_FOUND);
    }
    assertThat(home.south.core.connect(home.wim).resume(Map.of())).isEmpty();
    assertThat(refusal(home.south.dossiers.find(home.wim, home.dossier)))
        .isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void onlyTheClientDecidesWhoGoes() {
    for (var person : List.of(home.wim, home.sam, home.rita)) {
      assertThat(refusal(home.south.team.remove(home.dossier, person, home.rita, randomUUID())))
          .isEqualTo(Refusal.NOT_ALLOWED);
    }
    var stranger = home.world.person("Sien");
    assertThat(refusal(home.south.team.remove(home.dossier, stranger, home.rita, randomUUID())))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(home.south.team.remove(home.dossier, home.anna, stranger, randomUUID())))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(home.south.team.remove(home.dossier, home.anna, home.anna, randomUUID())))
        .isEqualTo(Refusal.NOT_ALLOWED);
    assertThat(given(home.south.dossiers.team(home.anna, home.dossier))).hasSize(4);
  }

  @Test
  void onlyTheClientLetsPeopleInAndAWorkerIsOneOfTheOrganisation() {
    var tom = home.world.person("Tom");
    var supporter = new Team.Newcomer(tom, ChannelRole.SUPPORTER, Team.History.ALL);
    for (var person : List.of(home.wim, home.sam)) {
      assertThat(refusal(home.north.team.add(home.dossier, person, supporter)))
          .isEqualTo(Refusal.NOT_ALLOWED);
    }
    assertThat(refusal(home.north.team.add(home.dossier, tom, supporter)))
        .isEqualTo(Refusal.NOT_FOUND);
    var worker = new Team.Newcomer(tom, ChannelRole.WORKER, Team.History.ALL);
    assertThat(refusal(home.north.team.add(home.dossier, home.anna, worker)))
        .isEqualTo(Refusal.NOT_ALLOWED);
    var again = new Team.Newcomer(home.sam, ChannelRole.SUPPORTER, Team.History.ALL);
    assertThat(given(home.north.team.add(home.dossier, home.anna, again))).isFalse();
  }

  @Test
  void twoRemovalsAtOnceAreOne() {
    boolean first;
    boolean second;
    try (var gate = Gate.beforeInsert(home.own, "entry", "new.kind = 12")) {
      var one = home.north.team.remove(home.dossier, home.anna, home.sam, randomUUID());
      var other = home.south.team.remove(home.dossier, home.anna, home.sam, randomUUID());
      gate.awaitWaiting(2);
      gate.open();
      first = given(one);
      second = given(other);
    }
    assertThat(List.of(first, second)).containsExactlyInAnyOrder(true, false);
    assertThat(entries(home.group(), 12)).isEqualTo(1);
  }

  @Test
  void anAdmissionWhosePlaceSomebodysPostTookIsDoneOverAsAWhole() {
    var annas = home.south.core.connect(home.anna).resumed();
    var wendy = home.staff(home.organisation, "Wendy");
    var newcomer = new Team.Newcomer(wendy, ChannelRole.WORKER, Team.History.FROM_NOW);
    long joinedBefore = entries(home.messages(), 11);
    try (var gate = Gate.beforeInsert(home.own, "entry", "new.kind = 11")) {
      var added = home.north.team.add(home.dossier, home.anna, newcomer);
      gate.awaitWaiting(1);
      annas.postAcked(home.group(), "eerst dit");
      annas.postAcked(home.messages(), "en dit");
      gate.open();
      assertThat(given(added)).isTrue();
    }
    assertThat(entries(home.messages(), 11)).isEqualTo(joinedBefore + 1);
    assertThat(memberships(home.group(), wendy)).isEqualTo(1);
    var wendys = home.north.core.connect(wendy);
    assertThat(wendys.resumed(home.group(), 0).getJsonArray("entries").encode())
        .doesNotContain("eerst dit");
  }

  @Test
  void whoComesBackIsInTheTeamAgainWithoutWhatWasSaidMeanwhile() {
    var annas = home.north.core.connect(home.anna).resumed();
    given(home.north.team.remove(home.dossier, home.anna, home.sam, randomUUID()));
    annas.postAcked(home.group(), "onder ons");
    home.let(home.sam, ChannelRole.SUPPORTER, Team.History.FROM_NOW);
    annas.postAcked(home.group(), "welkom terug");
    var entries =
        home.south.core.connect(home.sam).resumed(home.group(), 0).getJsonArray("entries").encode();
    assertThat(entries).contains("welkom terug").doesNotContain("onder ons");
  }

  private static long left(TestDevice device, ChannelId channel) {
    return device
        .next(
            frame ->
                frame.getString("type").equals("entry")
                    && frame.getString("channel").equals(channel.toString())
                    && frame.getJsonObject("entry").getString("kind").equals("left"))
        .getJsonObject("entry")
        .getLong("seq");
  }

  private static JsonObject backlog(TestDevice device, ChannelId channel) {
    return device.ask(
        new JsonObject().put("type", "backlog").put("channel", channel.toString()).put("after", 0));
  }

  private long entries(ChannelId channel, int kind) {
    return home.world.count(
        "select count(*) from entry where channel_id = ? and kind = ?", channel.value(), kind);
  }

  private long memberships(ChannelId channel, PersonId person) {
    return home.world.count(
        "select count(*) from member where channel_id = ? and person_id = ?",
        channel.value(),
        person.value());
  }

  @Test
  void aWishThatWasHeldUpUndoesNothingThatWasDecidedSince() {
    var wish = randomUUID();
    var team = home.north.team;
    assertThat(given(team.remove(home.dossier, home.anna, home.sam, wish))).isTrue();
    var again = new Team.Newcomer(home.sam, ChannelRole.SUPPORTER, Team.History.ALL);
    given(home.south.team.add(home.dossier, home.anna, again));
    assertThat(given(team.remove(home.dossier, home.anna, home.sam, wish))).isFalse();
    assertThat(given(team.remove(home.dossier, home.anna, home.sam, randomUUID())))
        .as("still in the team, and may be removed by another wish")
        .isTrue();
  }
}
