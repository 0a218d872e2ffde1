package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;

/// What passes by and is not an entry: delivered and read marks, typing, presence. Marks go through
/// at once in channels of two and as one frame a second in larger ones, to devices that show the
/// channel and to the own other devices of whoever moved.
///
/// A mark is stored whatever this node knows of its channel at that moment; what can be told at
/// once is what this node knows to be within the channel, and the rest is told when it is stored.
///
/// Confined to the lane.
final class Marks {
  private static final int SMALL = 2;
  private static final int COALESCE_MILLIS = 1_000;
  private static final int PRESENCE_MILLIS = 300;

  private final Vertx vertx;
  private final Lane lane;
  private final Cursors cursors;
  private final Set<ChannelId> telling = new HashSet<>();
  private final Set<ChannelId> announcing = new HashSet<>();

  Marks(Vertx vertx, Lane lane, Database database) {
    this.vertx = vertx;
    this.lane = lane;
    this.cursors = new Cursors(vertx, database, this::stored);
  }

  /// A device of this node moved its person's cursor. Clamped to the channel's end; nothing for who
  /// is no member. Gives whether it will be stored: not when too much waits for PostgreSQL.
  boolean move(ChannelId channel, Mark mark) {
    var known = lane.find(channel).filter(live -> live.state().member(mark.person()).isPresent());
    var clamped = known.map(live -> mark.within(live.state().end()));
    var taken = cursors.move(channel, mark, clamped.filter(mark::equals).isPresent());
    if (taken) {
      known.ifPresent(live -> collect(live, clamped.orElse(mark)));
    }
    return taken;
  }

  /// PostgreSQL knew more of the channel than this node when the mark came.
  private void stored(ChannelId channel, Mark mark) {
    lane.find(channel)
        .ifPresentOrElse(
            live -> collect(live, mark),
            () -> lane.publish(lane.node().fanout().marks(channel, List.of(mark))));
  }

  private void collect(LiveChannel live, Mark mark) {
    var first = live.collect(mark);
    if (live.state().size() <= SMALL) {
      tellMarks(live);
    } else if (first) {
      vertx.timer(COALESCE_MILLIS).onComplete(_ -> tellMarks(live));
    }
  }

  /// What another node says of a loaded channel: marks, who types, who is here.
  void heard(LiveChannel live, UUID speaker, byte kind, ByteBuffer message) {
    switch (kind) {
      case Fanout.MARKS -> tell(live, Fanout.marks(message));
      case Fanout.TYPING -> typing(live, Fanout.people(message));
      case Fanout.PRESENCE -> {
        live.presence().on(speaker, Fanout.people(message));
        presenceChanged(live);
      }
      case Fanout.WHO -> announcePresence(live);
      default -> {} // a newer node says something that this one does not know yet
    }
  }

  /// Somebody is typing: from a device here.
  void typing(LiveChannel live, PersonId person) {
    typing(live, List.of(person));
    lane.publish(lane.node().fanout().people(live.id(), Fanout.TYPING, List.of(person)));
  }

  /// Somebody is typing: from anywhere.
  void typing(LiveChannel live, Collection<PersonId> people) {
    for (var person : people) {
      var frame = ChannelFrames.typing(live.id(), person);
      live.following().eachShowing(live.state(), person, device -> device.tell(live.id(), frame));
    }
  }

  /// A device began or ceased to follow: the other nodes and the devices that show the channel are
  /// told, once for a burst.
  void presenceChanged(LiveChannel live) {
    if (telling.add(live.id())) {
      vertx
          .timer(PRESENCE_MILLIS)
          .onComplete(
              _ -> {
                telling.remove(live.id());
                var here = live.presence().here(live.hereOnThisNode());
                live.following()
                    .eachShowing(live.state(), null, device -> tellPresence(live, device, here));
              });
    }
  }

  /// Says to the other nodes who is here, once for a burst.
  void announcePresence(LiveChannel live) {
    if (announcing.add(live.id())) {
      vertx
          .timer(PRESENCE_MILLIS)
          .onComplete(
              _ -> {
                announcing.remove(live.id());
                lane.publish(
                    lane.node().fanout().people(live.id(), Fanout.PRESENCE, live.hereOnThisNode()));
              });
    }
  }

  /// Tells one device who is here now, itself left out.
  void tellPresence(LiveChannel live, Device device, Collection<PersonId> here) {
    var others =
        here.stream().filter(person -> !person.equals(device.principal().person())).toList();
    device.tell(live.id(), ChannelFrames.presence(live.id(), others));
  }

  /// Writes what is left; for an orderly stop.
  Future<Void> flush() {
    return cursors.flush();
  }

  private void tellMarks(LiveChannel live) {
    var marks = live.takeMarks();
    if (!marks.isEmpty()) {
      tell(live, marks);
      lane.publish(lane.node().fanout().marks(live.id(), marks));
    }
  }

  private static void tell(LiveChannel live, Collection<Mark> marks) {
    var frame = ChannelFrames.marks(live.id(), marks);
    var moved = new HashSet<PersonId>();
    marks.forEach(mark -> moved.add(mark.person()));
    live.following()
        .eachWhere(
            live.state(),
            (device, shown) -> shown || moved.contains(device.principal().person()),
            device -> device.tell(live.id(), frame));
  }
}
