package nl.draad.proof.abuse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.draad.server.WholeNode;
import nl.draad.server.WholeNode.Account;
import nl.draad.testing.World;
import org.jspecify.annotations.Nullable;

/// Those in whose names a node is attacked: clients and workers of one desk.
///
/// What they send wounds themselves: it signs them out, ends their chats, takes them off duty, and
/// fills their list of chats. So each of them is looked after: signed in again as soon as that is
/// needed, put in order every so many uses, and followed by somebody new now and then. Without it
/// most attacks of a long run would meet a closed door. Thread-safe.
final class Attackers {
  private static final int CLIENTS = 6;
  private static final int WORKERS = 2;
  private static final int USES = 500; // of one attacker, until the next putting in order
  private static final int LIFE = 10; // so many times, then comes somebody new
  private static final int TRIES = 200;
  private static final int REFUSED = 300; // a status below it is no refusal

  private final WholeNode node;
  private final World world;
  private final Verdict verdict;
  private final UUID desk;
  private final List<Seat> seats;

  /// `desk`: of the organisation Eik.
  Attackers(WholeNode node, World world, UUID desk, Verdict verdict) {
    this.node = node;
    this.world = world;
    this.desk = desk;
    this.verdict = verdict;
    this.seats = IntStream.range(0, CLIENTS + WORKERS).mapToObj(Seat::new).toList();
    seats.forEach(Seat::use);
  }

  /// One of them, as of now.
  ///
  /// @param seat which of them it is; who came before and comes after has the same
  /// @param chat one that this person is in, or was
  record Attacker(int seat, Role role, Account account, UUID chat) {
    UUID person() {
      return account.person().value();
    }
  }

  /// Any of them, for one more use.
  Attacker any(Random random) {
    return seats.get(random.nextInt(seats.size())).use();
  }

  /// Any of them, to be named by another.
  Attacker other(Random random) {
    return seats.get(random.nextInt(seats.size())).now();
  }

  /// The same one, as of now.
  Attacker latest(Attacker who) {
    return seats.get(who.seat()).now();
  }

  /// Somebody was told that this session is no more.
  void signedOut(Attacker who) {
    seats.get(who.seat()).repair(who, "signed out");
  }

  /// Somebody was told that a channel is closed, which can only be a chat of this person's own.
  void closed(Attacker who) {
    if (who.role() == Role.CLIENT) {
      seats.get(who.seat()).repair(who, "without an open chat");
    }
  }

  /// Where one attacker is followed by the next.
  private final class Seat {
    private final int number;
    private final Role role;
    private volatile @Nullable Attacker now; // written by whoever holds this seat's lock
    private long uses;
    private long ordered;

    Seat(int number) {
      this.number = number;
      this.role = number < CLIENTS ? Role.CLIENT : Role.WORKER;
    }

    synchronized Attacker use() {
      if (uses++ % USES == 0) {
        now = ordered++ % LIFE == 0 ? fresh() : inOrder(now());
      }
      return now();
    }

    Attacker now() {
      return Objects.requireNonNull(now, "expected a seat that was used before");
    }

    synchronized void repair(Attacker who, String wound) {
      if (who.equals(now)) {
        verdict.count("attackers " + wound + " and helped");
        now = inOrder(who);
      }
    }

    private Attacker fresh() {
      verdict.count("attackers who came new");
      var before = now;
      if (before != null) {
        node.signIn(before.account()).ifPresent(account -> leave(account, before.chat()));
      }
      var account = node.signUp("Attacker");
      if (role == Role.WORKER) {
        employ(account);
      }
      var who = inOrder(new Attacker(number, role, account, desk));
      world.execute("update duty set capacity = 10 where person_id = ?", who.person());
      return who;
    }

    private void leave(Account account, UUID chat) {
      node.answer(account, "POST", "/api/chats/" + chat + "/end", new JsonObject());
    }

    /// With a chat, and signed in again if need be. What is under way in the same name may sign out
    /// again at once.
    private Attacker inOrder(Attacker who) {
      var again = withChat(who.account(), who.chat());
      for (var i = 0; i < TRIES && again.isEmpty(); i++) {
        world.execute("delete from slowdown"); // wrong passwords of this address
        again = node.signIn(who.account()).flatMap(account -> withChat(account, who.chat()));
      }
      return again.orElseThrow(
          () -> new AssertionError("expected " + role + " to be let in but was not"));
    }

    private Optional<Attacker> withChat(Account account, UUID before) {
      var chat = role == Role.WORKER ? worker(account, before) : client(account);
      return chat.map(its -> new Attacker(number, role, account, its));
    }

    private Optional<UUID> client(Account account) {
      return asked(account, "POST", "/api/desks/" + desk + "/chats", new JsonObject());
    }

    /// On duty, and in the chat that waits longest; without one, in the chat from before.
    private Optional<UUID> worker(Account account, UUID before) {
      var desks = new JsonObject().put("desks", new JsonArray().add(desk.toString()));
      if (node.answer(account, "PUT", "/api/duty", desks).statusCode() >= REFUSED) {
        return Optional.empty();
      }
      var claimed = asked(account, "POST", "/api/desks/" + desk + "/claim", new JsonObject());
      return claimed.or(() -> Optional.of(before));
    }

    /// The id of what this gives; nothing when it is refused.
    private Optional<UUID> asked(Account account, String method, String path, JsonObject body) {
      var answer = node.answer(account, method, path, body);
      return answer.statusCode() < REFUSED
          ? Optional.of(UUID.fromString(new JsonObject(answer.body()).getString("id")))
          : Optional.empty();
    }

    private void employ(Account account) {
      world.execute(
          "insert into staff select id, ?, 'worker' from organisation where slug = 'eik'",
          account.person().value());
    }
  }
}
