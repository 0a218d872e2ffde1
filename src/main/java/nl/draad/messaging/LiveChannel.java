package nl.draad.messaging;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import nl.draad.identity.PersonId;
import org.jspecify.annotations.Nullable;

/// A channel that this node follows: its state, the devices that listen, the appends that wait, and
/// entries that came before the ones they follow. It takes in entries strictly in order; that is
/// the hub.
///
/// Confined to its lane.
final class LiveChannel {
  /// How many entries may wait for a missing one; more are fetched from the log instead.
  static final int MAX_AHEAD = 256;

  /// How many appends may wait in one channel of one node.
  static final int MAX_WAITING = 256;

  private final ChannelId id;
  private final BiConsumer<Device, ChannelId> gone;
  private final Following following;
  private final Presence presence = new Presence();
  private final Deque<PendingAppend> waiting = new ArrayDeque<>(2);
  private final TreeMap<Long, Entry> ahead = new TreeMap<>();
  private final Map<PersonId, Mark> marks = new HashMap<>(2);
  private @Nullable ChannelState
      state; // null until it is loaded; entries that come before wait in `ahead`
  private @Nullable PendingAppend
      inFlight; // has a place proposed or is being settled; one at a time
  private long usedAt;

  /// `gone` is told of every device that loses access, at that very entry.
  LiveChannel(ChannelId id, BiConsumer<Device, ChannelId> gone) {
    this.id = id;
    this.gone = gone;
    this.following = new Following(id);
  }

  ChannelId id() {
    return id;
  }

  Following following() {
    return following;
  }

  Presence presence() {
    return presence;
  }

  /// Misuse before it is loaded.
  ChannelState state() {
    if (state == null) {
      throw new IllegalStateException("expected channel " + id + " to be loaded");
    }
    return state;
  }

  boolean isLoaded() {
    return state != null;
  }

  /// The end of the load: what came meanwhile is taken in, the older dropped.
  void load(ChannelState loaded) {
    state = loaded;
    takeAhead();
  }

  /// The store lost what was held of it: what came ahead is of no use either.
  void reload(ChannelState anew) {
    ahead.clear();
    state = anew;
  }

  /// An entry from wherever: another node, this node's own deeds, or the log. An older one is
  /// dropped; a newer one waits. Gives whether something is still missing before it.
  boolean take(Entry entry) {
    if (state != null && entry.seq() == state.end() + 1) {
      apply(entry, null);
      takeAhead();
    } else if (state == null || entry.seq() > state.end()) {
      if (ahead.size() < MAX_AHEAD) {
        ahead.putIfAbsent(entry.seq(), entry);
      }
    }
    return hasGap();
  }

  boolean hasGap() {
    return state != null && !ahead.isEmpty();
  }

  /// This node's own entry got its place: everyone is told, the author's device by its ack.
  void stored(Entry entry, PendingAppend append) {
    var origin = append.origin();
    var device = origin == null ? null : origin.device();
    if (origin != null) {
      origin.settled().run();
    }
    var next = entry.seq() == state().end() + 1;
    var answered = next && device != null && following.has(device);
    if (next) {
      apply(entry, device);
      takeAhead();
    }
    if (device != null && !answered) {
      device.tell(id, EntryCodec.ack(entry));
    }
  }

  private void takeAhead() {
    var end = state().end();
    ahead.headMap(end, true).clear();
    while (!ahead.isEmpty() && ahead.firstKey() == end + 1) {
      apply(ahead.pollFirstEntry().getValue(), null);
      end++;
    }
  }

  private void apply(Entry entry, @Nullable Device origin) {
    state().take(entry);
    following.deliver(state(), entry, origin);
    if (entry.kind() == EntryKind.LEFT) {
      var person = ChannelState.person(entry.body().fields());
      following.drop(person).forEach(device -> gone.accept(device, id));
    }
  }

  boolean isFull() {
    return waiting.size() >= MAX_WAITING;
  }

  void queue(PendingAppend append) {
    waiting.addLast(append);
  }

  /// Puts it back at the head: it goes first again.
  void requeue(PendingAppend append) {
    waiting.addFirst(append);
  }

  /// The next append, if none is under way.
  Optional<PendingAppend> next() {
    return inFlight == null ? Optional.ofNullable(waiting.pollFirst()) : Optional.empty();
  }

  void begin(PendingAppend append) {
    inFlight = append;
  }

  void finish() {
    inFlight = null;
  }

  Collection<PendingAppend> takeLate(long now) {
    var late = waiting.stream().filter(append -> append.isLate(now)).toList();
    waiting.removeAll(late);
    return late;
  }

  /// Those of this node who are here.
  Set<PersonId> hereOnThisNode() {
    var here = new HashSet<PersonId>();
    following.each(state(), device -> here.add(device.principal().person()));
    return here;
  }

  /// Collects a mark for the next frame of marks; gives whether it is the first.
  boolean collect(Mark mark) {
    var first = marks.isEmpty();
    marks.merge(mark.person(), mark, Mark::and);
    return first;
  }

  Collection<Mark> takeMarks() {
    var taken = Set.copyOf(marks.values());
    marks.clear();
    return taken;
  }

  void touch(long now) {
    usedAt = now;
  }

  /// Whether nobody needs it any more.
  boolean isIdle(long since) {
    return state != null
        && following.isEmpty()
        && waiting.isEmpty()
        && inFlight == null
        && marks.isEmpty()
        && usedAt < since;
  }
}
