package nl.draad.proof.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.draad.http.Contract;
import nl.draad.server.WholeNode;
import nl.draad.testing.FrameContract;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every [Role] tries every frame and every route with the ids of what is somebody else's, and
/// learns nothing: the answer is the one that the id of nothing gets, no marked word is in it,
/// nobody else hears of it, and the database is what it was, but for the refs that one gives up in
/// a channel of one's own.
class AccessWalkTest {
  /// Of people, sessions and refs so many are tried, of all else everything; a visitor, whose line
  /// is closed each time, tries so many of each kind.
  private static final int SOME = 3;

  /// Who is in the channel that is everyone's own, and hears of every ref that is given up there.
  private static final Set<Role> INSIDE =
      Set.of(Role.CLIENT, Role.SUPPORTER, Role.READER, Role.WORKER);

  /// Who was in a channel, and still gives refs up there.
  private static final Set<Role> FORMER = Set.of(Role.FORMER_MEMBER, Role.FORMER_WORKER);

  /// Not as many refs as somebody gives up who is in it no more.
  private static final int AFTERWARDS = 5;

  private static final String EVER_IN =
      "select count(*) from member where channel_id = ? and person_id = ?";

  private static Neighbourhood at;
  private static HttpLines requests;
  private static FrameLines frames;
  private static WholeNode node;
  private static List<TestDevice> insiders;
  private static Fingerprint untouched;
  private static UUID own;
  private static GivenUp givenUp;

  @BeforeAll
  static void moveIn() {
    at = new Neighbourhood();
    requests = new HttpLines(at);
    own = at.thing("anna's group (CHANNEL)").id();
    frames = new FrameLines(own);
    givenUp = new GivenUp();
    untouched = Fingerprint.of(at.world, givenUp);
    node = WholeNode.insatiable(at.database);
    insiders = insiders();
  }

  @AfterAll
  static void nothingHasChangedWhenAllIsWritten() {
    node.close();
    assertNothingHasChanged();
  }

  @Test
  void everyRouteAndEveryFrameOfTheContractsHasALine() {
    assertThat(requests.operations()).isEqualTo(new Contract().operations());
    var spoken =
        FrameContract.read().frames().stream()
            .filter(frame -> frame.startsWith("device-"))
            .collect(Collectors.toSet());
    assertThat(frames.frames()).isEqualTo(spoken);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSomebodyElsesIsNothing(Role role) {
    var findings = new Findings(role, at.hiddenFrom(role));
    var before = givenUp.size();
    try (var walker = walker(role)) {
      requests.all().forEach(ask -> tryOut(walker, ask, findings));
      frames.all().forEach(said -> tryOut(walker, said, findings));
      var rest = new ArrayList<>(walker.rest());
      var all = rest.size();
      rest.removeIf(givenUp::isTold);
      rest.forEach(findings::unasked);
      var given = givenUp.size() - before;
      assertThat(all - rest.size()).as("heard").isEqualTo(INSIDE.contains(role) ? given : 0);
      assertThat(given > 0).isEqualTo(INSIDE.contains(role) || FORMER.contains(role));
    }
    insiders.forEach(device -> device.everythingUntilPong().forEach(findings::heardInside));
    assertThat(findings.complaints()).as("of " + findings.tried() + " tried").isEmpty();
    assertThat(findings.tried()).isGreaterThan(500);
    assertNothingHasChanged();
  }

  private static void assertNothingHasChanged() {
    assertThat(Fingerprint.of(at.world, givenUp)).isEqualTo(untouched);
    assertThat(at.world.count("select count(*) from entry where kind = 4"))
        .isEqualTo(givenUp.size());
  }

  /// The same requests and frames do give what is one's own: they are not refused for their form.
  @ParameterizedTest
  @EnumSource(names = {"CLIENT", "WORKER", "SUPPORTER", "READER", "OTHER_CLIENT"})
  void whatIsOnesOwnIsGiven(Role role) {
    var told = new StringBuilder();
    try (var walker = walker(role)) {
      var own = at.things.values().stream().filter(thing -> thing.owners().contains(role));
      var ids = own.map(Thing::id).distinct().toList();
      requests.all().stream()
          .filter(ask -> ask.operation().startsWith("GET"))
          .forEach(ask -> told.append(walker.ask(ask, ids)));
      frames.all().stream()
          .filter(FrameLines.Said::isReading)
          .forEach(said -> told.append(walker.say(said, ids)));
    }
    var hidden = at.hiddenFrom(role);
    assertThat(at.marks()).filteredOn(mark -> !hidden.contains(mark)).isNotEmpty();
    assertThat(at.marks())
        .filteredOn(mark -> !hidden.contains(mark) && !at.isOnlyInAQueue(mark))
        .allSatisfy(mark -> assertThat(told.indexOf(mark)).as(mark).isNotNegative());
  }

  private static Walker walker(Role role) {
    return new Walker(node, Optional.ofNullable(at.people.get(role)));
  }

  private static void tryOut(Walker walker, HttpLines.Ask ask, Findings findings) {
    var things =
        things(findings.role())
            .filter(thing -> ask.hasRoom() && ask.kinds().contains(thing.kind()))
            .toList();
    var answers = walker.ask(ask, ids(things));
    for (var thing : things) {
      var mayDiffer =
          thing.knowers().contains(findings.role()) && ask.operation().endsWith("claim");
      findings.add(ask + " with " + thing, mayDiffer, answers, thing.id());
    }
  }

  private static void tryOut(Walker walker, FrameLines.Said said, Findings findings) {
    var few = said.isFateIn(own) && findings.role() == Role.FORMER_MEMBER;
    var things = things(findings.role()).limit(few ? AFTERWARDS : Integer.MAX_VALUE).toList();
    var ids = ids(things);
    var answers = walker.say(said, ids);
    if (said.type().equals("fate")) {
      ids.stream().map(said.frame()).forEach(frame -> giveUp(findings.role(), frame));
    }
    things.forEach(
        thing -> findings.add(said.type() + " with " + thing, false, answers, thing.id()));
  }

  private static void giveUp(Role role, JsonObject fate) {
    var channel = UUID.fromString(fate.getString("channel"));
    Optional.ofNullable(at.people.get(role))
        .map(account -> account.person().value())
        .filter(person -> at.world.count(EVER_IN, channel, person) > 0)
        .ifPresent(person -> givenUp.add(channel, person, UUID.fromString(fate.getString("of"))));
  }

  /// Nothing's id first, and another of the kind.
  private static List<UUID> ids(List<Thing> things) {
    return Stream.concat(
            Stream.of(Findings.NOTHING, UUID.randomUUID()), things.stream().map(Thing::id))
        .toList();
  }

  /// What this role could try: what is not its own.
  private static Stream<Thing> things(Role role) {
    var counted = new EnumMap<Thing.Kind, Integer>(Thing.Kind.class);
    var isIn = role != Role.VISITOR;
    var seen = new HashSet<UUID>(); // a chat and its channel have one id
    return at.things.values().stream()
        .filter(thing -> thing.isForeign(role) || isKnownPlace(role, thing))
        .filter(thing -> seen.add(thing.id()))
        .filter(
            thing ->
                counted.merge(thing.kind(), 1, Integer::sum) <= SOME
                    || (isIn && thing.kind().isAPlace()));
  }

  private static boolean isKnownPlace(Role role, Thing thing) {
    return thing.knowers().contains(role)
        && !thing.owners().contains(role)
        && thing.kind().isAPlace();
  }

  /// Those whom the walkers bother: their devices show all that they have.
  private static List<TestDevice> insiders() {
    var devices = new ArrayList<TestDevice>();
    for (var who : at.insiders()) {
      var device = TestDevice.connect(node.port()).hello(who.token());
      var shown = device.resume(Map.of()).keySet().stream().limit(16).toList();
      device.send(new JsonObject().put("type", "show").put("channels", shown));
      shown.forEach(_ -> device.next("marks"));
      devices.add(device);
    }
    devices.forEach(TestDevice::everythingUntilPong);
    return devices;
  }
}
