package nl.draad.proof.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import nl.draad.proof.history.History;

/// People who make traffic on a messenger, from a seed: clients ask for chats, workers race for
/// them, groups talk, change their minds, and send each other away. Their devices keep to the
/// protocol through whatever happens to the nodes. Everything is written into a history.
///
/// For one thread, but for [#figures], which may be asked from anywhere.
public final class Load implements AutoCloseable {
  private static final Duration GREETING = Duration.ofMinutes(4);

  private final Vertx vertx = Vertx.vertx();
  private final Phase run = new Phase();
  private final Phase making = new Phase();
  private final Counts counts = new Counts();
  private final List<ProofDevice> devices = new ArrayList<>();
  private final List<Thread> lives = new ArrayList<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final History history;
  private final Scale scale;

  private Load(History history, Scale scale) {
    this.history = history;
    this.scale = scale;
  }

  /// Puts people into an empty, migrated database, signs them in, connects their devices, and lets
  /// them begin.
  ///
  /// @param doors where nodes are, as `http://host:port`: devices take any, and the next when one
  ///   gives trouble
  /// @param jdbcUrl of the database, for what the product has no route for
  public static Load start(
      List<URI> doors, String jdbcUrl, History history, long seed, Scale scale) {
    var load = new Load(history, scale);
    try {
      load.begin(doors, jdbcUrl, new Random(seed));
      return load;
    } catch (RuntimeException e) {
      load.close();
      throw e;
    }
  }

  private void begin(List<URI> doors, String jdbcUrl, Random random) {
    var api = new Api(doors, run, counts, history::now);
    var sql = new Sql(jdbcUrl, run);
    var seats = new Seats(sql, history);
    var scenery = Stage.set(scale, api, sql, seats);
    var cast = scenery.cast();
    var options =
        new WebSocketClientOptions()
            .setMaxFrameSize(4 << 20)
            .setMaxMessageSize(4 << 20)
            .setMaxConnections(10_000);
    var ground = new Wire.Ground(vertx, vertx.createWebSocketClient(options), doors);
    var owners = owners(cast, random);
    var cookies = Stage.sessions(sql, scenery.cookie(), owners);
    for (var number = 0; number < owners.size(); number++) {
      var owner = owners.get(number);
      var session = new Session(api, owner.email(), Stage.PASSWORD, cookies.get(number));
      devices.add(device(owner, session, cast, ground, random));
    }
    devices.forEach(device -> device.run(device.wire()::connect));
    greet();
    counts.begin();
    talk(random);
    live(new Stagehands(making, history, cast), seats, random);
  }

  /// Of each device: some people have two.
  private static List<Person> owners(Cast cast, Random random) {
    return cast.everyone().stream()
        .flatMap(person -> Collections.nCopies(1 + random.nextInt(4) / 3, person).stream())
        .toList();
  }

  private ProofDevice device(
      Person person, Session session, Cast cast, Wire.Ground ground, Random random) {
    var own = new Random(random.nextLong());
    var number = devices.stream().filter(device -> device.person().equals(person)).count() + 1;
    var witness = new Witness(history, counts, person.name(), person.name() + "/" + number);
    var make = new ProofDevice.Make(person, witness, session, cast, Traits.any(own));
    return new ProofDevice(make, ground, own);
  }

  private void greet() {
    var end = System.nanoTime() + GREETING.toNanos();
    while (!devices.stream().allMatch(device -> device.call(device::isLive).join())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("expected all devices to come in within " + GREETING);
      }
      run.pause(Duration.ofMillis(100));
    }
  }

  private void talk(Random random) {
    var mean = 1_000.0 * devices.size() / scale.postsPerSecond();
    for (var device : devices) {
      var talk = new Talk(vertx, device, new Random(random.nextLong()), making, mean);
      device.run(talk::begin);
    }
  }

  private void live(Stagehands hands, Seats seats, Random random) {
    var seen = new HashMap<Person, ProofDevice>();
    for (var device : devices) {
      var own = new Random(random.nextLong());
      var person = device.person();
      if (hands.cast().workers().contains(person)) {
        start(new WorkerLife(device, own, hands, scale));
      } else if (hands.cast().clients().contains(person)
          && seen.putIfAbsent(person, device) == null) {
        start(new ClientLife(device, own, hands, scale));
      }
    }
    for (var dossier : hands.cast().dossiers()) {
      start(new TeamLife(dossier, devices, new Random(random.nextLong()), hands, seats));
    }
  }

  private void start(Runnable life) {
    var name = life.getClass().getSimpleName();
    lives.add(
        Thread.ofVirtual()
            .name(name)
            .uncaughtExceptionHandler((_, why) -> surprises.add(name + ": " + why.getMessage()))
            .start(life));
  }

  /// What was done so far.
  public Figures figures() {
    return counts.figures();
  }

  /// The devices that read all the time while they are on line, by name.
  public Set<String> attentive() {
    return devices.stream()
        .filter(device -> !device.traits().dozes())
        .map(ProofDevice::name)
        .collect(Collectors.toSet());
  }

  /// Goes on after [#settle].
  public void go() {
    making.go();
  }

  /// Rests: nobody makes anything new. Waits until every device is on line, has an answer to
  /// everything and holds everything. What is so then is recorded as settled.
  ///
  /// @return what did not settle in time, and what people were refused that nobody should be;
  ///   nothing when all is well
  public List<String> settle(Duration patience) {
    making.rest();
    var end = System.nanoTime() + patience.toNanos();
    var troubles = new ArrayList<>(new Settling(devices, lives, making, run).settle(end));
    troubles.addAll(surprises);
    return troubles;
  }

  /// Ends everything. The history stays open.
  @Override
  public void close() {
    making.end();
    run.end();
    devices.forEach(
        device ->
            device
                .call(
                    () -> {
                      device.wire().disconnect();
                      return true;
                    })
                .join());
    vertx.close().await();
  }
}
