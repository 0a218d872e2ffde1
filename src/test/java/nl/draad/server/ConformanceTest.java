package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.gateway.Limits;
import nl.draad.identity.PersonId;
import nl.draad.messaging.Body;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.Draft;
import nl.draad.messaging.EntryKind;
import nl.draad.testing.CoreNode;
import nl.draad.testing.FrameContract;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import nl.draad.testing.Travelled;
import nl.draad.testing.World;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every frame of the published contract travels, in both directions, over a real socket of a whole
/// node, and is held to its schema; nothing else travels. What has no route yet is done on a second
/// node, of the core alone.
class ConformanceTest {
  private static final TestDatabase DATABASE = Services.database();
  private static WholeNode node;
  private static CoreNode core;
  private static World world;
  private static WholeNode.Account anna;
  private static WholeNode.Account wim;
  private static WholeNode.Account sam;
  private final Travelled travelled = new Travelled();
  private final FrameContract contract = FrameContract.read();

  @BeforeAll
  static void start() {
    world = new World(DATABASE);
    node = new WholeNode(DATABASE, Clock.systemUTC());
    core = CoreNode.start(DATABASE);
    core.with(Map.of("planted", (_, _) -> answer("planted")));
    anna = node.signUp("Anna");
    wim = node.signUp("Wim");
    sam = node.signUp("Sam");
  }

  @AfterAll
  static void stop() {
    core.close();
    node.close();
  }

  @Test
  void everyFrameTravelsAsItIsDocumented() {
    var organisation = world.organisation("linde-" + UUID.randomUUID());
    var group = world.channel(core.messaging().log(), ChannelKind.GROUP, organisation);
    admit(group, anna, ChannelRole.CLIENT, 1);
    admit(group, sam, ChannelRole.SUPPORTER, 1);
    var annas = connect(anna);
    var sams = connect(sam);
    write(group, annas, sams);
    look(group, annas, sams);
    pass(group, annas, sams);
    change(group, annas, sams);
    talk(organisation.value(), annas);
    leave();
    assertThat(travelled.complaints(contract)).isEmpty();
    assertThat(travelled.missing(contract)).isEmpty();
    assertThat(travelled.kinds())
        .containsExactlyInAnyOrder(
            "post",
            "edit",
            "withdrawal",
            "opened",
            "joined",
            "left",
            "role",
            "claimed",
            "ended",
            "hidden");
  }

  @Test
  void theDocumentAndItsSchemasAreServedAsTheyAre() {
    var served = node.get("/api/asyncapi.yaml");
    assertThat(served.headers().firstValue("Content-Type")).contains("application/yaml");
    var named =
        Pattern.compile("schemas/[a-z-]+\\.json")
            .matcher(served.body())
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(named).hasSameSizeAs(contract.frames());
    for (var name : contract.frames()) {
      var schema = node.get("/api/schemas/" + name + ".json");
      assertThat(schema.headers().firstValue("Content-Type")).contains("application/schema+json");
      assertThat(new JsonObject(schema.body())).isEqualTo(contract.schema(name));
    }
    assertThat(new JsonObject(node.get("/api/schemas/parts.json").body()).containsKey("$defs"))
        .isTrue();
  }

  @Test
  void aFrameThatIsNotDocumentedIsCaught() {
    var device = TestDevice.connect(core.port(), travelled).hello(token(sam.person()));
    device.send(frame("planted"));
    device.next("planted");
    assertThat(travelled.complaints(contract))
        .containsExactly("device-planted is not documented", "server-planted is not documented");
  }

  @Test
  void aFieldThatIsDocumentedButDoesNotTravelIsCaught() {
    connect(anna);
    assertThat(travelled.complaints(contract)).isEmpty();
    var stricter = FrameContract.read().require("server-welcome", "flavour");
    assertThat(travelled.complaints(stricter)).singleElement().asString().contains("flavour");
  }

  @Test
  void aDocumentedFrameThatNeverTravelsIsCaught() {
    connect(anna);
    assertThat(travelled.missing(contract))
        .contains("device-post", "server-ack", "server-drain")
        .doesNotContain("device-hello", "server-welcome", "device-resume", "server-resumed");
  }

  /// Writing, and what became of it.
  private void write(ChannelId group, TestDevice annas, TestDevice sams) {
    var ref = annas.post(group, "Dag allemaal");
    var first = annas.acked(ref);
    sams.entry(group);
    sams.ask(
        frame("post").put("channel", group.toString()).put("text", "Dag!").put("about", first));
    annas.entry(group);
    annas.ask(about("edit", group, first).put("text", "Dag iedereen"));
    var second = annas.postAcked(group, "Laat maar");
    annas.ask(about("withdraw", group, second));
    sams.entry(group);
    sams.entry(group);
    sams.entry(group);
    assertThat(fate(annas, group, ref).getLong("seq")).isEqualTo(first);
    assertThat(fate(annas, group, UUID.randomUUID().toString()).containsKey("seq")).isFalse();
    var nowhere = new ChannelId(UUID.randomUUID());
    assertThat(annas.refused(annas.post(nowhere, "hallo?"))).isEqualTo(4403);
  }

  /// Reading back, counting, and showing.
  private static void look(ChannelId group, TestDevice annas, TestDevice sams) {
    var channel = frame("").put("channel", group.toString());
    var backlog = annas.ask(channel.copy().put("type", "backlog").put("after", 0).put("limit", 4));
    assertThat(backlog.getBoolean("more")).isTrue();
    var history = annas.ask(channel.copy().put("type", "history").put("before", 100));
    assertThat(history.getBoolean("more")).isFalse();
    annas.ask(frame("unread"));
    annas.send(show(group));
    annas.next("presence");
    annas.next("marks");
    sams.send(channel.copy().put("type", "delivered").put("seq", 3));
    sams.send(channel.copy().put("type", "read").put("seq", 3));
    annas.next("marks");
    sams.send(channel.copy().put("type", "typing"));
    annas.next("typing");
  }

  /// Signs of life, a new token, and a channel that is left for a while.
  private static void pass(ChannelId group, TestDevice annas, TestDevice sams) {
    annas.ask(frame("ping"));
    annas.send(frame("pong"));
    annas.ask(frame("token").put("token", node.refresh(anna).token()));
    sams.ask(frame("leave").put("channel", group.toString()));
    sams.resumed();
  }

  /// Who is in it changes.
  private void change(ChannelId group, TestDevice annas, TestDevice sams) {
    var log = core.messaging().log();
    var before = annas.postAcked(group, "Voor Wim er was");
    var wims = connect(wim);
    admit(group, wim, ChannelRole.WORKER, 0);
    wims.next("channel");
    annas.ask(about("edit", group, before).put("text", "Voor Wim er was, dus"));
    assertThat(wims.entry(group).getString("kind")).isEqualTo("hidden");
    var body =
        Json.bytes(
            json -> {
              json.writeStringField("person", sam.person().toString());
              json.writeStringField("role", "reader");
            });
    log.append(Draft.bySystem(group, EntryKind.ROLE, UUID.randomUUID(), Body.of(body))).await();
    wims.entry(group);
    world.dismiss(log, group, sam.person());
    sams.next("gone");
    wims.entry(group);
  }

  /// A chat from the queue to its end.
  private void talk(UUID organisation, TestDevice annas) {
    var desk = UUID.randomUUID();
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, ?)",
        desk,
        organisation,
        "Inloop");
    world.execute(
        "insert into staff values (?, ?, ?)", organisation, wim.person().value(), "worker");
    node.ask(wim, "PUT", "/api/duty", new JsonObject().put("desks", List.of(desk.toString())));
    var wims = connect(wim);
    wims.ask(frame("watch").put("desk", desk.toString()));
    var wish = new JsonObject().put("subject", "huur");
    var chat = node.ask(anna, "POST", "/api/desks/" + desk + "/chats", wish).getString("id");
    var channel = new ChannelId(UUID.fromString(chat));
    annas.next("channel");
    annas.next("position");
    wims.next("queue-change");
    annas.postAcked(channel, "Mijn huur is te hoog");
    wims.next(frame -> frame.encode().contains("te hoog"));
    node.ask(wim, "POST", "/api/chats/" + chat + "/claim", new JsonObject());
    wims.next(frame -> frame.containsKey("remove"));
    wims.next("channel");
    wims.ask(frame("unwatch").put("desk", desk.toString()));
    wims.postAcked(channel, "Dat zoeken we uit");
    node.ask(anna, "POST", "/api/chats/" + chat + "/end", new JsonObject());
    assertThat(wims.next(frame -> frame.encode().contains("\"ended\"")).getString("type"))
        .isEqualTo("entry");
  }

  /// A node that soon asks for a sign of life, and stops.
  private void leave() {
    var soon =
        new Limits.Patience(
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10));
    try (var impatient =
        CoreNode.start(
            DATABASE, Services.redisUri(), Clock.systemUTC(), Limits.usual().with(soon))) {
      var device = TestDevice.connect(impatient.port(), travelled).hello(token(sam.person()));
      device.next("ping");
      impatient.gateway().drain(1_000);
      assertThat(device.next("drain").getInteger("after")).isEqualTo(1_000);
      assertThat(device.closeCode()).isEqualTo(4553);
    }
  }

  private TestDevice connect(WholeNode.Account account) {
    return TestDevice.connect(node.port(), travelled).hello(account.token()).resumed();
  }

  private static void admit(
      ChannelId channel, WholeNode.Account account, ChannelRole role, long visible) {
    world.admit(core.messaging().log(), channel, account.person(), role, visible);
  }

  private static JsonObject fate(TestDevice device, ChannelId channel, String of) {
    return device.ask(frame("fate").put("channel", channel.toString()).put("of", of));
  }

  private static JsonObject about(String type, ChannelId channel, long about) {
    return frame(type).put("channel", channel.toString()).put("about", about);
  }

  private static JsonObject show(ChannelId channel) {
    return frame("show").put("channels", List.of(channel.toString()));
  }

  private static JsonObject frame(String type) {
    return new JsonObject().put("type", type);
  }

  private static String token(PersonId person) {
    return person + " " + UUID.randomUUID();
  }

  private static Future<Answer<Text>> answer(String type) {
    return Answer.yes(Json.write(json -> json.writeStringField("type", type)));
  }
}
