package nl.draad.messaging;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.draad.identity.PersonId;
import nl.draad.identity.SessionId;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;

/// The devices that are connected to this node, by person, and which channels each follows. A node
/// that lets a person in or ends a session says so on that person's topic, so that devices on every
/// node hear of it. Thread-safe; bounded by the number of connections.
public final class Devices {
  private static final String TOPIC = "draad:p:";
  private static final String JOINED = "joined ";
  private static final String ENDED = "draad:ended";

  /// The channels that a device follows, and those that it left by itself until it resumes.
  private record Follows(Set<ChannelId> now, Set<ChannelId> left) {
    static Follows nothing() {
      return new Follows(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }
  }

  /// What this node knows of a person who is here.
  private static final class Here {
    private final Map<Device, Follows> devices = new ConcurrentHashMap<>(2);
    private @Nullable Future<Runnable> ear; // the person's topic; set before the first device is in
  }

  private final Switchboard switchboard;
  private final Context context;
  private final Map<PersonId, Here> people = new ConcurrentHashMap<>();
  private volatile Consumer<Collection<SessionId>> ended = _ -> {};
  private final List<BiConsumer<Device, ChannelId>> onJoined = new CopyOnWriteArrayList<>();
  private final List<Consumer<Device>> onResumed = new CopyOnWriteArrayList<>();
  private final List<Consumer<Device>> onGone = new CopyOnWriteArrayList<>();

  Devices(Vertx vertx, Switchboard switchboard) {
    this.switchboard = switchboard;
    this.context = vertx.getOrCreateContext();
  }

  /// Called, on no particular thread, when a person with a device here is let in somewhere that the
  /// device does not follow yet.
  public void onJoined(BiConsumer<Device, ChannelId> deed) {
    onJoined.add(deed);
  }

  /// Called, on no particular thread, when a device has resumed: it was told all its channels.
  public void onResumed(Consumer<Device> deed) {
    onResumed.add(deed);
  }

  /// Called, on no particular thread, when a device is gone.
  public void onGone(Consumer<Device> deed) {
    onGone.add(deed);
  }

  /// A device came; nothing when its person has so many here already. Completes when nothing said
  /// to its person is missed any more (or Redis is away).
  public Optional<Future<Void>> add(Device device, int most) {
    var person = device.principal().person();
    var here =
        people.compute(
            person,
            (_, before) -> {
              var now = before == null ? new Here() : before;
              if (now.devices.size() < most) {
                now.devices.put(device, Follows.nothing());
              }
              if (now.ear == null) {
                now.ear = switchboard.listen(TOPIC + person, context, text -> hear(person, text));
              }
              return now;
            });
    var ear = here.ear;
    if (!here.devices.containsKey(device)) {
      return Optional.empty();
    }
    return Optional.of(ear == null ? Future.succeededFuture() : ear.mapEmpty());
  }

  /// A device is gone; gives the channels that it followed.
  public Set<ChannelId> remove(Device device) {
    var followed = followed(device);
    people.computeIfPresent(
        device.principal().person(),
        (_, here) -> {
          here.devices.remove(device);
          if (here.devices.isEmpty() && here.ear != null) {
            here.ear.onSuccess(Runnable::run);
          }
          return here.devices.isEmpty() ? null : here;
        });
    onGone.forEach(deed -> deed.accept(device));
    return Set.copyOf(followed);
  }

  /// Whether the device is still connected.
  boolean isHere(Device device) {
    var here = people.get(device.principal().person());
    return here != null && here.devices.containsKey(device);
  }

  /// The channels that a device follows: a live set, empty for a device that is gone.
  Set<ChannelId> followed(Device device) {
    return follows(device).now();
  }

  /// A device wants nothing live of a channel until it resumes.
  void leave(Device device, ChannelId channel) {
    var follows = follows(device);
    if (follows.now().remove(channel)) { // so that what was left is never more than what was there
      follows.left().add(channel);
    }
  }

  /// A device resumes: it wants everything again.
  void resume(Device device) {
    follows(device).left().clear();
  }

  /// A device has resumed: features that have something to say to it do so now.
  void resumed(Device device) {
    onResumed.forEach(deed -> deed.accept(device));
  }

  private Follows follows(Device device) {
    var here = people.get(device.principal().person());
    var follows = here == null ? null : here.devices.get(device);
    return follows == null ? Follows.nothing() : follows;
  }

  /// A device lost access to a channel: it is told, with nothing in it, and wipes its copy.
  void gone(Device device, ChannelId channel) {
    followed(device).remove(channel);
    device.end(channel, ChannelFrames.gone(channel));
  }

  /// What a device was just told of channels that it followed when they were read: of one that it
  /// lost meanwhile, it is told once more that it is gone.
  void told(Device device, Collection<ChannelId> channels) {
    var follows = follows(device);
    channels.stream()
        .filter(channel -> !follows.now().contains(channel) && !follows.left().contains(channel))
        .forEach(channel -> device.end(channel, ChannelFrames.gone(channel)));
  }

  /// Closes every device of this node.
  public void closeAll(Refusal why) {
    people.values().forEach(here -> here.devices.keySet().forEach(device -> device.close(why)));
  }

  /// Sends a frame to every device of this node.
  public void tellAll(Text frame) {
    people.values().forEach(here -> here.devices.keySet().forEach(device -> device.tell(frame)));
  }

  /// Everyone who is here.
  Set<PersonId> people() {
    return Set.copyOf(people.keySet());
  }

  /// The sessions of every device that is here.
  public List<SessionId> sessions() {
    return people.values().stream()
        .flatMap(here -> here.devices.keySet().stream())
        .map(device -> device.principal().session())
        .distinct()
        .toList();
  }

  /// The devices that a person has connected to this node.
  public Set<Device> of(PersonId person) {
    var here = people.get(person);
    return here == null ? Set.of() : Set.copyOf(here.devices.keySet());
  }

  /// How many devices a person has connected to this node.
  public int count(PersonId person) {
    var here = people.get(person);
    return here == null ? 0 : here.devices.size();
  }

  /// Somebody was let in by this node: that person's devices, here and elsewhere, hear of it.
  void joined(PersonId person, ChannelId channel) {
    switchboard.say(TOPIC + person, JOINED + channel);
    joinedHere(person, channel);
  }

  /// What else happens on this node when sessions are found to have ended.
  public void onEnded(Consumer<Collection<SessionId>> listener) {
    ended = listener;
  }

  /// Begins to hear which sessions other nodes end: of everyone, because a token is good on every
  /// node.
  Future<Void> start() {
    return switchboard
        .listen(ENDED, context, text -> endHere(List.of(new SessionId(UUID.fromString(text)))))
        .mapEmpty();
  }

  /// Sessions were ended by this node: their devices, here and elsewhere, are closed.
  public void sessionsEnded(Collection<SessionId> sessions) {
    sessions.forEach(session -> switchboard.say(ENDED, session.toString()));
    endHere(sessions);
  }

  /// Closes the devices of sessions that are found to have ended, whoever they belong to.
  void endHere(Collection<SessionId> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    ended.accept(sessions);
    for (var here : people.values()) {
      here.devices.keySet().stream()
          .filter(device -> sessions.contains(device.principal().session()))
          .forEach(device -> device.close(Refusal.SIGNED_OUT));
    }
  }

  private void hear(PersonId person, String text) {
    if (text.startsWith(JOINED)) {
      joinedHere(person, new ChannelId(UUID.fromString(text.substring(JOINED.length()))));
    }
  }

  /// A device that does not follow it yet begins to.
  void joinedHere(PersonId person, ChannelId channel) {
    var here = people.get(person);
    if (here != null) {
      here.devices.forEach(
          (device, follows) -> {
            if (!follows.now().contains(channel) && !follows.left().contains(channel)) {
              onJoined.forEach(deed -> deed.accept(device, channel));
            }
          });
    }
  }
}
