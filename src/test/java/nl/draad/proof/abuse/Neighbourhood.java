package nl.draad.proof.abuse;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.draad.access.ChannelRole;
import nl.draad.dossier.DossierId;
import nl.draad.dossier.Team;
import nl.draad.identity.OrganisationId;
import nl.draad.messaging.ChannelId;
import nl.draad.server.WholeNode;
import nl.draad.server.WholeNode.Account;
import nl.draad.testing.CoreNode;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import nl.draad.testing.World;
import nl.draad.wire.Answer;

/// Two organisations, Linde and Eik, with dossiers and chats in every state, and somebody for every
/// [Role]. All that is said in one place, and every name, carries a mark of its own, so that a word
/// of it can be found wherever it comes out. At the desk of a third organisation, the park,
/// everyone has a chat waiting.
///
/// Made on a node of its own and left as it is: who walks through it starts another.
final class Neighbourhood {
  private static final String WAITING = "wachtend-";
  private static final Set<Role> STAFF =
      EnumSet.of(Role.WORKER, Role.COORDINATOR, Role.FORMER_WORKER);

  /// Who knows that a chat at Linde is there.
  private static final Set<Role> KNOWERS =
      EnumSet.of(Role.WORKER, Role.COORDINATOR, Role.FORMER_WORKER, Role.MANAGER);

  final TestDatabase database = Services.database();
  final World world = new World(database);
  private final Ground ground = new Ground(world);
  final Map<Role, Account> people = new EnumMap<>(Role.class);
  final Map<String, Thing> things = new LinkedHashMap<>();
  final UUID lindesDesk;
  final UUID park;
  private final Map<String, Set<Role>> marks = new LinkedHashMap<>();
  private final WholeNode node = new WholeNode(database, Clock.systemUTC());
  private final CoreNode core = CoreNode.start(database);
  private final Team team = new Team(core.messaging().log(), Clock.systemUTC());
  private final List<TestDevice> devices = new ArrayList<>();
  private final List<Account> insiders = new ArrayList<>();

  Neighbourhood() {
    var linde = world.organisation("linde");
    var eik = world.organisation("eik");
    lindesDesk = ground.desk(linde);
    park = ground.desk(world.organisation("park"));
    var eiksDesk = ground.desk(eik);
    moveIn(linde, eik);
    var bob = people(Role.OTHER_CLIENT);
    var wanda = stranger("Wanda", EnumSet.of(Role.OTHER_CLIENT));
    ground.staff(linde, wanda, "worker");
    onDuty(wanda, lindesDesk);
    List.of(Role.WORKER, Role.FORMER_WORKER).forEach(role -> onDuty(people(role), lindesDesk));
    onDuty(people(Role.FOREIGN_WORKER), eiksDesk);
    people.forEach((role, who) -> waitInThePark(role, who));
    annasDossier(linde);
    dossier("bobs", linde, bob, wanda, EnumSet.of(Role.OTHER_CLIENT));
    annasChat();
    bobsChats(wanda);
    eiks(eik, eiksDesk);
    thing(Thing.Kind.DESK, "Linde's desk", lindesDesk, STAFF, Set.of(Role.MANAGER));
    thing(Thing.Kind.DESK, "Eik's desk", eiksDesk, EnumSet.of(Role.FOREIGN_WORKER), Set.of());
    devices.forEach(TestDevice::disconnect);
    core.close();
    node.close();
  }

  /// The marks that this role may never be sent.
  List<String> hiddenFrom(Role role) {
    return marks.entrySet().stream()
        .filter(mark -> !mark.getValue().contains(role))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// All of them.
  Set<String> marks() {
    return marks.keySet();
  }

  /// Whether only a desk's queue tells it, to workers who watch.
  boolean isOnlyInAQueue(String mark) {
    return mark.startsWith(WAITING) || mark.startsWith("Cas-") || mark.startsWith("Zed-");
  }

  /// People of Eik and of Linde whom no role is.
  List<Account> insiders() {
    return insiders;
  }

  Thing thing(String what) {
    return java.util.Objects.requireNonNull(things.get(what), what);
  }

  private Account people(Role role) {
    return java.util.Objects.requireNonNull(people.get(role));
  }

  private void moveIn(OrganisationId linde, OrganisationId eik) {
    for (var role : EnumSet.complementOf(EnumSet.of(Role.VISITOR))) {
      people.put(role, account(role.name(), Set.of(role), acquaintances(role)));
    }
    for (var role : EnumSet.of(Role.WORKER, Role.FORMER_WORKER)) {
      ground.staff(linde, people(role), "worker");
    }
    ground.staff(eik, people(Role.FOREIGN_WORKER), "worker");
    ground.staff(linde, people(Role.COORDINATOR), "coordinator");
    ground.staff(linde, people(Role.MANAGER), "manager");
  }

  /// The roles that may be told somebody's name.
  private static Set<Role> acquaintances(Role role) {
    var team = EnumSet.of(Role.CLIENT, Role.SUPPORTER, Role.READER, Role.WORKER);
    return switch (role) {
      case CLIENT, SUPPORTER, READER, WORKER -> team;
      case FORMER_MEMBER -> {
        team.add(role);
        yield team;
      }
      case FORMER_WORKER -> EnumSet.of(role, Role.CLIENT, Role.WORKER);
      default -> EnumSet.of(role);
    };
  }

  /// The dossier that most roles have something to do with.
  private void annasDossier(OrganisationId linde) {
    var readers = EnumSet.of(Role.CLIENT, Role.SUPPORTER, Role.READER, Role.WORKER);
    var both = EnumSet.of(Role.CLIENT, Role.WORKER);
    var anna = people(Role.CLIENT);
    var dossier = given(team.open(linde, anna.person()));
    add(dossier, anna, people(Role.WORKER), ChannelRole.WORKER);
    add(dossier, anna, people(Role.SUPPORTER), ChannelRole.SUPPORTER);
    add(dossier, anna, people(Role.READER), ChannelRole.READER);
    add(dossier, anna, people(Role.FORMER_MEMBER), ChannelRole.SUPPORTER);
    var former = people(Role.FORMER_MEMBER);
    talk("anna's group before", ground.channel(dossier, 2), anna, former, readers);
    given(team.remove(dossier, anna.person(), former.person(), UUID.randomUUID()));
    talk("anna's group", ground.channel(dossier, 2), anna, people(Role.WORKER), readers);
    talk("anna's messages", ground.channel(dossier, 3), anna, people(Role.WORKER), both);
    thing(Thing.Kind.DOSSIER, "anna's dossier", dossier.value(), readers, Set.of());
  }

  private DossierId dossier(
      String whose, OrganisationId at, Account client, Account worker, Set<Role> readers) {
    var dossier = given(team.open(at, client.person()));
    add(dossier, client, worker, ChannelRole.WORKER);
    talk(whose + " group", ground.channel(dossier, 2), client, worker, readers);
    talk(whose + " messages", ground.channel(dossier, 3), client, worker, readers);
    thing(Thing.Kind.DOSSIER, whose + " dossier", dossier.value(), readers, Set.of());
    return dossier;
  }

  /// The chat that one worker of Linde handed to another.
  private void annasChat() {
    var owners = EnumSet.of(Role.CLIENT, Role.WORKER);
    var chat = chat("anna's chat", lindesDesk, people(Role.CLIENT), owners, KNOWERS);
    claim(people(Role.FORMER_WORKER), chat);
    var log = core.messaging().log();
    var channel = new ChannelId(chat);
    world.admit(log, channel, people(Role.WORKER).person(), ChannelRole.WORKER, 1);
    world.dismiss(log, channel, people(Role.FORMER_WORKER).person());
    var worker = people(Role.WORKER).person().value();
    world.execute("update chat set worker_id = ? where id = ?", worker, chat);
    world.execute("update chat_slot set worker_id = ? where chat_id = ?", worker, chat);
    talk("anna's chat", channel, people(Role.CLIENT), people(Role.WORKER), owners);
  }

  private void bobsChats(Account wanda) {
    var bob = people(Role.OTHER_CLIENT);
    var owner = EnumSet.of(Role.OTHER_CLIENT);
    var ended = chat("bob's ended chat", lindesDesk, bob, owner, KNOWERS);
    claim(wanda, ended);
    talk("bob's ended chat", new ChannelId(ended), bob, wanda, owner);
    node.ask(bob, "POST", "/api/chats/" + ended + "/end", new JsonObject());
    var active = chat("bob's chat", lindesDesk, bob, owner, KNOWERS);
    claim(wanda, active);
    talk("bob's chat", new ChannelId(active), bob, wanda, owner);
    var cas = stranger("Cas", STAFF);
    var waiting = chat("cas' waiting chat", lindesDesk, cas, STAFF, Set.of(Role.MANAGER));
    say(cas, waiting, WAITING + "cas", STAFF);
  }

  private void eiks(OrganisationId eik, UUID desk) {
    var zoe = stranger("Zoe", Set.of());
    var yara = stranger("Yara", Set.of());
    ground.staff(eik, yara, "worker");
    onDuty(yara, desk);
    dossier("zoe's", eik, zoe, yara, Set.of());
    var vera = EnumSet.of(Role.FOREIGN_WORKER);
    var active = chat("zoe's chat", desk, zoe, Set.of(), vera);
    claim(yara, active);
    talk("zoe's chat", new ChannelId(active), zoe, yara, Set.of());
    var zed = stranger("Zed", vera);
    var waiting = chat("zed's waiting chat", desk, zed, vera, Set.of());
    say(zed, waiting, WAITING + "zed", vera);
  }

  /// A chat with a subject of its own, waiting.
  private UUID chat(String what, UUID desk, Account client, Set<Role> owners, Set<Role> knowers) {
    var subject = (what.contains("waiting") ? WAITING : "onderwerp-") + UUID.randomUUID();
    var wish = new JsonObject().put("subject", subject);
    var made = node.ask(client, "POST", "/api/desks/" + desk + "/chats", wish);
    var chat = UUID.fromString(made.getString("id"));
    thing(Thing.Kind.CHAT, what, chat, owners, knowers);
    thing(Thing.Kind.REF, "the key of " + what, ground.ref(chat), owners, Set.of());
    marks.put(subject, owners);
    return chat;
  }

  /// A few words, marked, and an edit and a withdrawal among them.
  private void talk(String what, ChannelId channel, Account one, Account other, Set<Role> readers) {
    var mark = "gezegd-" + UUID.randomUUID();
    var device = device(one);
    var ref = device.post(channel, "Van de een: " + mark);
    var about = device.acked(ref);
    device(other).postAcked(channel, "Van de ander: " + mark);
    device.ask(Ground.edit(channel, about, "Toch maar zo: " + mark));
    marks.put(mark, readers);
    thing(Thing.Kind.CHANNEL, what, channel.value(), readers, Set.of());
    thing(Thing.Kind.REF, "a post in " + what, UUID.fromString(ref), readers, Set.of());
  }

  private void say(Account who, UUID chat, String words, Set<Role> readers) {
    marks.put(words, readers);
    device(who).postAcked(new ChannelId(chat), words);
  }

  private TestDevice device(Account who) {
    var device = TestDevice.connect(node.port()).hello(who.token()).resumed();
    devices.add(device);
    return device;
  }

  private void claim(Account worker, UUID chat) {
    node.ask(worker, "POST", "/api/chats/" + chat + "/claim", new JsonObject());
  }

  private void waitInThePark(Role role, Account who) {
    var made = node.ask(who, "POST", "/api/desks/" + park + "/chats", new JsonObject());
    var chat = UUID.fromString(made.getString("id"));
    thing(Thing.Kind.CHAT, role + " in the park", chat, Set.of(role), Set.of());
  }

  private void add(DossierId dossier, Account client, Account who, ChannelRole role) {
    var newcomer = new Team.Newcomer(who.person(), role, Team.History.ALL);
    given(team.add(dossier, client.person(), newcomer));
  }

  private void onDuty(Account worker, UUID desk) {
    var desks = new JsonObject().put("desks", new JsonArray().add(desk.toString()));
    node.ask(worker, "PUT", "/api/duty", desks);
  }

  /// Somebody whom no role is, with the roles that may see the name.
  private Account stranger(String name, Set<Role> known) {
    var who = account(name, Set.of(), known);
    insiders.add(who);
    return who;
  }

  private Account account(String name, Set<Role> self, Set<Role> known) {
    var mark = name + "-" + UUID.randomUUID().toString().substring(28);
    var who = node.signUp(mark);
    marks.put(mark, known);
    thing(Thing.Kind.PERSON, name, who.person().value(), self, known);
    thing(Thing.Kind.SESSION, name + "'s session", Ground.session(who), self, Set.of());
    return who;
  }

  private void thing(Thing.Kind kind, String what, UUID id, Set<Role> owners, Set<Role> knowers) {
    things.put(what + " (" + kind + ")", new Thing(kind, what, id, owners, knowers));
  }

  private static <T> T given(Future<Answer<T>> answer) {
    return switch (answer.await()) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }
}
