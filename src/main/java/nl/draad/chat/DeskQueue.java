package nl.draad.chat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.draad.identity.DeskId;
import nl.draad.identity.PersonId;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.Device;
import nl.draad.messaging.Devices;
import nl.draad.wire.Text;

/// The queue of one desk as this node holds it, the devices that watch it, and what each waiting
/// client was told of its position. It only ever becomes what a snapshot says; the difference is
/// what watchers and clients are told.
///
/// The version that watchers count by is this node's own: one more with every change told, be it of
/// the queue or of somebody's first lines. A watcher sees the first [#SHOWN]; positions are told to
/// everyone. Confined to the context of [DeskQueues].
final class DeskQueue {
  /// How many waiting chats a watcher sees.
  static final int SHOWN = 200;

  private final DeskId desk;
  private final Devices devices;
  private final Map<ChannelId, DeskId> places;
  private final Set<Device> watchers = new LinkedHashSet<>();
  private final Map<ChannelId, Chat.Turn> told = new HashMap<>();
  private Map<ChannelId, WaitingChat> waiting = new LinkedHashMap<>(); // first come first
  private Map<ChannelId, Long> ends = Map.of(); // how far each chat's lines were read
  private long version; // of what watchers were told
  private long stored = -1; // the version in the database; -1 before the first snapshot

  /// @param places where every chat waits that this node knows of, read from any thread: this queue
  ///   keeps its own part of it
  DeskQueue(DeskId desk, Devices devices, Map<ChannelId, DeskId> places) {
    this.desk = desk;
    this.devices = devices;
    this.places = places;
  }

  /// Nobody needs it any more.
  void close() {
    waiting.keySet().forEach(places::remove);
  }

  boolean isLoaded() {
    return stored >= 0;
  }

  /// Whether this version of the database's is in it already.
  boolean has(long stored) {
    return this.stored >= stored;
  }

  /// Whether anybody here has anything of it.
  boolean isNeeded() {
    return !watchers.isEmpty()
        || waiting.values().stream().anyMatch(chat -> devices.count(chat.client().person()) > 0);
  }

  /// The queue as it is, and from now on its changes.
  void watch(Device device, String ref) {
    watchers.add(device);
    device.tell(DeskFrames.queue(ref, desk, version, shown().values()));
  }

  void unwatch(Device device) {
    watchers.remove(device);
  }

  /// The people who watch.
  Set<PersonId> watchers() {
    return watchers.stream().map(device -> device.principal().person()).collect(Collectors.toSet());
  }

  /// Ends the watching of these people.
  void endWatching(Set<PersonId> people) {
    watchers.removeIf(device -> people.contains(device.principal().person()));
  }

  /// Tells a client who just came back how it stands.
  void tellPosition(Device device) {
    told.forEach(
        (chat, turn) -> {
          var mine = waiting.get(chat);
          if (mine != null && mine.client().person().equals(device.principal().person())) {
            device.tell(DeskFrames.position(chat, turn));
          }
        });
  }

  /// The chats of a snapshot whose first lines are not known yet, or may have changed.
  List<ChannelId> unread(QueueStatements.Snapshot now) {
    return now.waiting().stream()
        .limit(SHOWN)
        .map(WaitingChat::chat)
        .filter(chat -> now.end(chat) != ends.getOrDefault(chat, -1L))
        .toList();
  }

  /// Becomes what the snapshot says, with the lines that were read for it.
  void take(QueueStatements.Snapshot now, Map<ChannelId, String> lines) {
    var before = shown();
    var after = merged(now, lines);
    waiting.keySet().stream().filter(chat -> !after.containsKey(chat)).forEach(places::remove);
    after.keySet().forEach(chat -> places.put(chat, desk));
    stored = now.version();
    waiting = after;
    ends = seen(now);
    tellWatchers(before, shown());
    tellClients();
  }

  private Map<ChannelId, WaitingChat> merged(
      QueueStatements.Snapshot now, Map<ChannelId, String> lines) {
    var read = Set.copyOf(unread(now));
    var merged = new LinkedHashMap<ChannelId, WaitingChat>();
    for (var chat : now.waiting()) {
      var id = chat.chat();
      var held = Optional.ofNullable(waiting.get(id)).flatMap(WaitingChat::lines);
      merged.put(id, chat.with(read.contains(id) ? Optional.ofNullable(lines.get(id)) : held));
    }
    return merged;
  }

  /// Beyond those that are shown nobody's lines were read.
  private static Map<ChannelId, Long> seen(QueueStatements.Snapshot now) {
    return now.waiting().stream()
        .limit(SHOWN)
        .collect(Collectors.toMap(WaitingChat::chat, chat -> now.end(chat.chat())));
  }

  private Map<ChannelId, WaitingChat> shown() {
    var shown = new LinkedHashMap<ChannelId, WaitingChat>();
    waiting.values().stream().limit(SHOWN).forEach(chat -> shown.put(chat.chat(), chat));
    return shown;
  }

  private void tellWatchers(Map<ChannelId, WaitingChat> before, Map<ChannelId, WaitingChat> after) {
    for (var chat : before.keySet()) {
      if (!after.containsKey(chat)) {
        tellAll(DeskFrames.remove(desk, ++version, chat));
      }
    }
    for (var chat : after.values()) {
      if (!chat.equals(before.get(chat.chat()))) {
        tellAll(DeskFrames.put(desk, ++version, chat));
      }
    }
  }

  private void tellAll(Text frame) {
    watchers.forEach(device -> device.tell(frame));
  }

  private void tellClients() {
    told.keySet().retainAll(waiting.keySet());
    var position = 0;
    for (var chat : waiting.values()) {
      var turn = new Chat.Turn(++position, waiting.size());
      if (!turn.equals(told.put(chat.chat(), turn))) {
        var here = devices.of(chat.client().person());
        if (!here.isEmpty()) {
          var frame = DeskFrames.position(chat.chat(), turn);
          here.forEach(device -> device.tell(frame));
        }
      }
    }
  }
}
