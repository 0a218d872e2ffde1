package nl.draad.chat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.draad.identity.DeskId;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.Device;
import nl.draad.messaging.Devices;
import nl.draad.messaging.Entry;
import nl.draad.messaging.EntryKind;
import nl.draad.messaging.FrameDeed;
import nl.draad.messaging.Inbox;
import nl.draad.messaging.Messaging;
import nl.draad.messaging.Switchboard;
import nl.draad.organisation.Crowd;
import nl.draad.postgres.Database;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;

/// The queues of a node: one [DeskQueue] per desk that somebody connected here watches or waits at.
///
/// Nodes tell each other on a topic per desk that its queue has a new version, or that somebody who
/// waits wrote something: never what. Who hears it reads the snapshot from PostgreSQL, which alone
/// is believed; so does everyone every [#REREAD], and when Redis is back. That is the bound for a
/// change whose node died before it could say so.
///
/// A verticle; the queues are confined to its event loop. [#told] and [#answer] may be called from
/// any thread.
public final class DeskQueues extends VerticleBase {
  /// How often a queue that is needed is read again, whatever was heard.
  public static final Duration REREAD = Duration.ofSeconds(10);

  private static final String TOPIC = "draad:d:";
  private static final String LINES = "lines";

  private final Database database;
  private final Duration reread;
  private final Messaging messaging;
  private final Switchboard switchboard;
  private final Devices devices;
  private final Map<DeskId, Open> desks = new HashMap<>();
  private final Map<ChannelId, DeskId> waitingHere = new ConcurrentHashMap<>(); // at those desks
  private @Nullable Inbox<Runnable> inbox; // null before start

  /// A desk that is needed here, and the ear for its topic.
  private record Open(QueueReader reader, Future<Runnable> ear) {
    DeskQueue queue() {
      return reader.queue();
    }
  }

  public DeskQueues(Database database, Messaging messaging) {
    this(database, messaging, REREAD);
  }

  DeskQueues(Database database, Messaging messaging, Duration reread) {
    this.reread = reread;
    this.database = database;
    this.messaging = messaging;
    this.switchboard = messaging.switchboard();
    this.devices = messaging.devices();
  }

  @Override
  public Future<?> start() {
    inbox = new Inbox<>(context, Runnable::run);
    messaging.log().observe(this::wrote);
    devices.onJoined((device, _) -> tellPosition(device));
    devices.onResumed(this::tellPosition);
    devices.onGone(this::gone);
    switchboard.onBack(() -> run(this::readAll));
    vertx.setPeriodic(reread.toMillis(), _ -> tend());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    List.copyOf(desks.keySet()).forEach(this::close);
    return Future.succeededFuture();
  }

  /// The frames that workers send, each with its deed.
  public Map<String, FrameDeed> frames() {
    return Map.of(
        "watch", (device, frame) -> answer(device, DeskFrame.watch(frame)),
        "unwatch", (device, frame) -> answer(device, DeskFrame.unwatch(frame)));
  }

  /// A device came back, or its person asked for a chat: if this person waits somewhere, the device
  /// is told the position at once, and from then on.
  private void tellPosition(Device device) {
    run(
        () ->
            QueueStatements.waitingAt(database, device.principal().person())
                .onSuccess(waiting -> waiting.forEach(desk -> tellPosition(desk, device))));
  }

  /// A device is gone: it watches nothing any more. What nobody needs is closed in the next round,
  /// so that a node whose devices all leave has little to do.
  private void gone(Device device) {
    run(() -> desks.values().forEach(open -> open.queue().unwatch(device)));
  }

  /// How busy desks are.
  public Future<Map<DeskId, Crowd>> crowds(Collection<DeskId> asked) {
    return QueueStatements.crowds(database, asked);
  }

  /// Tells every node of a deed's change, after it was committed; gives the chat.
  Chat told(QueueChange change) {
    if (change.version() > 0) {
      switchboard.say(TOPIC + change.desk(), Long.toString(change.version()));
      run(() -> heard(change.desk(), change.version()));
    }
    return change.chat();
  }

  Future<Answer<Text>> answer(Device device, DeskFrame frame) {
    var desk = frame.desk();
    var person = device.principal().person();
    return switch (frame) {
      case DeskFrame.Watch(var ref, _) ->
          QueueStatements.workers(database, desk, List.of(person))
              .compose(
                  workers ->
                      workers.contains(person)
                          ? call(() -> watch(device, desk, ref))
                          : Answer.no(Refusal.NOT_FOUND));
      case DeskFrame.Unwatch(var ref, _) -> {
        run(() -> unwatch(device, desk));
        yield Answer.yes(DeskFrames.accepted(ref));
      }
    };
  }

  /// Reads every queue again: this node cannot know what it missed.
  private void readAll() {
    desks.values().forEach(open -> open.reader().read());
  }

  private Future<Answer<Text>> watch(Device device, DeskId desk, String ref) {
    var open = open(desk);
    var loaded = open.queue().isLoaded() ? Future.<Void>succeededFuture() : open.reader().read();
    return loaded.map(
        _ -> {
          if (devices.of(device.principal().person()).contains(device)) {
            open.queue().watch(device, ref);
          }
          return Answer.given(FrameDeed.SILENCE);
        });
  }

  private void unwatch(Device device, DeskId desk) {
    var open = desks.get(desk);
    if (open != null) {
      open.queue().unwatch(device);
      closeUnneeded();
    }
  }

  private void tellPosition(DeskId desk, Device device) {
    var open = desks.get(desk);
    if (open != null && open.queue().isLoaded()) {
      open.queue().tellPosition(device);
    } else {
      open(desk); // its first read tells everyone who is here
    }
  }

  /// The desk's queue, kept up to date from now on. Listen first, then read: what is said between
  /// causes one more read.
  private Open open(DeskId desk) {
    return desks.computeIfAbsent(
        desk,
        _ -> {
          var reader = new QueueReader(database, desk, new DeskQueue(desk, devices, waitingHere));
          var ear = switchboard.listen(TOPIC + desk, context, text -> hear(desk, text));
          ear.onComplete(_ -> run(() -> read(desk)));
          return new Open(reader, ear);
        });
  }

  /// Twice a change is said, once here and once by another node: whoever has it does nothing.
  private void heard(DeskId desk, long version) {
    var open = desks.get(desk);
    if (open != null && !open.queue().has(version)) {
      open.reader().read();
    }
  }

  private void hear(DeskId desk, String text) {
    if (text.equals(LINES)) {
      read(desk);
    } else {
      heard(desk, Long.parseLong(text));
    }
  }

  private void read(DeskId desk) {
    var open = desks.get(desk);
    if (open != null) {
      open.reader().read();
    }
  }

  /// Somebody wrote something on this node: if it was somebody who waits, the first lines may be
  /// others now. On no particular thread, for every entry of this node.
  private void wrote(Entry entry) {
    var desk = waitingHere.get(entry.channel());
    if (desk != null && changesText(entry.kind())) {
      switchboard.say(TOPIC + desk, LINES);
      run(() -> read(desk));
    }
  }

  private static boolean changesText(EntryKind kind) {
    return switch (kind) {
      case POST, EDIT, WITHDRAWAL -> true;
      case VOID, OPENED, JOINED, LEFT, ROLE, CLAIMED, ENDED -> false;
    };
  }

  /// Who works there is asked before what changed is told.
  private void tend() {
    desks.forEach((desk, open) -> tend(desk, open.queue()));
    closeUnneeded();
  }

  /// Only those who were asked about can lose their watch: somebody may begin to watch meanwhile.
  private void tend(DeskId desk, DeskQueue queue) {
    var asked = queue.watchers();
    QueueStatements.workers(database, desk, asked)
        .map(workers -> asked.stream().filter(person -> !workers.contains(person)))
        .onSuccess(others -> queue.endWatching(others.collect(Collectors.toSet())))
        .onComplete(_ -> read(desk));
  }

  private void closeUnneeded() {
    desks.entrySet().stream()
        .filter(item -> item.getValue().queue().isLoaded() && !item.getValue().queue().isNeeded())
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::close);
  }

  private void close(DeskId desk) {
    var open = desks.remove(desk);
    if (open != null) {
      open.queue().close();
      open.ear().onSuccess(Runnable::run);
    }
  }

  private void run(Runnable deed) {
    if (inbox == null) {
      throw new IllegalStateException("expected the queues to be started");
    }
    inbox.put(deed);
  }

  /// Runs a deed on the queues' loop; its answer comes back on the caller's own context.
  private <T> Future<T> call(Supplier<Future<T>> deed) {
    var caller = Vertx.currentContext();
    var promise = Promise.<T>promise();
    run(
        () ->
            deed.get()
                .onComplete(
                    answer -> {
                      if (caller == null) {
                        promise.handle(answer);
                      } else {
                        caller.runOnContext(_ -> promise.handle(answer));
                      }
                    }));
    return promise.future();
  }
}
