package nl.draad.proof.abuse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import nl.draad.gateway.Limits.Patience;
import nl.draad.messaging.ChannelId;
import nl.draad.proof.abuse.Attackers.Attacker;
import nl.draad.server.WholeNode;
import nl.draad.server.WholeNode.Account;
import nl.draad.testing.Services;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import nl.draad.testing.World;

/// One whole node with nobody's limits, two people in a chat who have nothing to do with it, and
/// attackers with accounts, chats and a desk of their own. Thread-safe once it is made.
final class House implements AutoCloseable {
  /// Shorter than usual, because an attacker waits for the end of a line that it made hang.
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(10));

  private static final int PATIENCE_POLLS = 2_000;

  final WholeNode node;
  final Attackers attackers;
  final ChannelId bystanders;
  private final World world;
  private final UUID attacked; // the attackers' own desk
  private final List<UUID> foreign; // what is the bystanders'
  private final Account anna;
  private final Account bela;
  private final TestDevice annas;
  private final TestDevice belas;
  private final int open; // lines, before anybody did harm
  private int said;

  /// `verdict`: told how often attackers had to be looked after.
  House(Verdict verdict) {
    TestDatabase database = Services.database();
    world = new World(database);
    node = WholeNode.insatiable(database, PATIENCE);
    var desk = desk("linde");
    anna = node.signUp("Anna");
    bela = node.signUp("Bela");
    onDuty("linde", desk, bela);
    var chat = ask(anna, desk);
    node.ask(bela, "POST", "/api/chats/" + chat + "/claim", new JsonObject());
    bystanders = new ChannelId(chat);
    foreign = List.of(desk, chat, anna.person().value(), bela.person().value());
    attacked = desk("eik");
    attackers = new Attackers(node, world, attacked, verdict);
    annas = TestDevice.connect(node.port()).hello(anna.token()).resumed();
    belas = TestDevice.connect(node.port()).hello(bela.token()).resumed();
    open = connections();
  }

  /// What to attack with: the attacker's own as often as not, otherwise anybody's.
  Grammar.Own own(Random random, Supplier<Optional<Attacker>> who) {
    return new Grammar.Own(
        () -> id(random, who.get()),
        () -> who.get().orElseGet(() -> attackers.other(random)).account().token());
  }

  private UUID id(Random random, Optional<Attacker> own) {
    var who =
        own.filter(_ -> random.nextBoolean())
            .map(attackers::latest)
            .orElseGet(() -> attackers.other(random));
    return switch (random.nextInt(8)) {
      case 0 -> foreign.get(random.nextInt(foreign.size()));
      case 1 -> attacked;
      case 2 -> who.person();
      default -> who.chat();
    };
  }

  /// The bystanders say a word to each other, and each hears it: nothing else comes between.
  void chat() {
    var words = "woord " + said++;
    annas.postAcked(bystanders, words);
    heard(belas, words);
    belas.postAcked(bystanders, words);
    heard(annas, words);
    annas.everythingUntilPong();
    belas.everythingUntilPong();
  }

  private void heard(TestDevice device, String words) {
    var came = device.entry(bystanders).getJsonObject("body").getString("text");
    if (!came.equals(words)) {
      throw new AssertionError("expected " + words + " but was " + came);
    }
  }

  /// How many words the bystanders heard of each other.
  int said() {
    return 2 * said;
  }

  /// What is stored that may not be; nothing when all is well.
  List<String> stored() {
    var wrong = new ArrayList<String>();
    var chat = bystanders.value();
    count(
        wrong,
        "entries of others in the bystanders' chat",
        "select count(*) from entry where channel_id = ? and author_id not in (?, ?)",
        chat,
        anna.person().value(),
        bela.person().value());
    count(
        wrong,
        "words of the bystanders that are missing",
        "select " + said() + " - count(*) from entry where kind = 1 and channel_id = ?",
        chat);
    count(
        wrong,
        "texts that are none",
        "select count(*) from entry where kind in (1, 2) and not coalesce(length(btrim("
            + "convert_from(body, 'UTF8')::jsonb ->> 'text')) between 1 and 4000, false)");
    count(
        wrong,
        "entries by somebody who is not in the channel",
        "select count(*) from entry e where kind = 1 and not exists (select from member m where"
            + " m.channel_id = e.channel_id and m.person_id = e.author_id)");
    count(
        wrong,
        "subjects that are none",
        "select count(*) from chat where subject is not null and length(convert_from(subject,"
            + " 'UTF8')) not between 1 and 200");
    count(
        wrong,
        "names that are none",
        "select count(*) from account where length(name) not between 1 and 80 or name ~"
            + " '[\\x01-\\x1f]'");
    return wrong;
  }

  /// Waits until no more lines are open than at the beginning; gives how many more are.
  int lines() {
    var more = connections() - open;
    for (var i = 0; i < PATIENCE_POLLS && more != 0; i++) {
      more = connections() - open;
    }
    return more;
  }

  private int connections() {
    return node.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("draad_connections"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  private void count(List<String> wrong, String what, String query, Object... parameters) {
    var found = world.count(query, parameters);
    if (found != 0) {
      wrong.add(found + " " + what);
    }
  }

  private UUID ask(Account client, UUID desk) {
    var chat = node.ask(client, "POST", "/api/desks/" + desk + "/chats", new JsonObject());
    return UUID.fromString(chat.getString("id"));
  }

  private UUID desk(String slug) {
    var id = UUID.randomUUID();
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, 'Balie')",
        id,
        world.organisation(slug).value());
    return id;
  }

  private void onDuty(String slug, UUID desk, Account worker) {
    world.execute(
        "insert into staff select id, ?, 'worker' from organisation where slug = ?",
        worker.person().value(),
        slug);
    node.ask(
        worker,
        "PUT",
        "/api/duty",
        new JsonObject().put("desks", new JsonArray().add(desk.toString())));
  }

  @Override
  public void close() {
    annas.disconnect();
    belas.disconnect();
    node.close();
  }
}
