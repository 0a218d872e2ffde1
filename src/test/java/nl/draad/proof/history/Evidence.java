package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A history and what is stored, arranged for the rules. Never changed once made.
final class Evidence {
  private final Map<Class<?>, List<Event>> events;
  private final Stored stored;
  private final Map<String, Place> places = new HashMap<>();
  private final List<Copy> copies;
  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> acked = new HashMap<>();
  private final List<Event.Settled> atTheEnd;
  private final Set<String> settled = new HashSet<>();
  private final Map<String, Stored.Chat> chats = new HashMap<>();

  /// Where a text is stored.
  ///
  /// @param index of its post among the posts of the channel
  /// @param version 0 for the text as written, then one more for each edit
  record Place(String channel, int index, int version, Stored.Post post) {}

  Evidence(Collection<Event> events, Stored stored) {
    this.events = events.stream().collect(Collectors.groupingBy(Event::getClass));
    this.stored = stored;
    stored.channels().values().forEach(this::arrange);
    stored.chats().forEach(chat -> chats.put(chat.id(), chat));
    this.copies = copies(events);
    all(Event.Sent.class).forEach(event -> sent.put(event.text(), event.at()));
    all(Event.Edited.class).forEach(event -> sent.put(event.text(), event.begun()));
    all(Event.Acked.class).forEach(event -> acked.put(event.text(), event.at()));
    all(Event.Edited.class).forEach(event -> acked.put(event.text(), event.at()));
    var last = all(Event.Sent.class).stream().mapToLong(Event.Sent::at).max().orElse(0);
    atTheEnd =
        all(Event.Settled.class).stream().filter(event -> event.at() > last).distinct().toList();
    atTheEnd.forEach(event -> settled.add(event.device()));
  }

  private void arrange(Stored.Channel channel) {
    for (var index = 0; index < channel.posts().size(); index++) {
      var post = channel.posts().get(index);
      for (var version = 0; version < post.texts().size(); version++) {
        var place = new Place(channel.id(), index, version, post);
        places.putIfAbsent(post.texts().get(version), place);
      }
    }
  }

  private static List<Copy> copies(Collection<Event> events) {
    var all = new ArrayList<Copy>();
    var open = new LinkedHashMap<Copy.Key, Copy>();
    for (var event : events) {
      switch (event) {
        case Event.Shown shown -> {
          var key = new Copy.Key(shown.person(), shown.device(), shown.channel());
          open.computeIfAbsent(key, Copy::new).show(shown);
        }
        case Event.Changed changed ->
            find(open, changed.person(), changed.device(), changed.channel())
                .ifPresent(copy -> copy.change(changed.was(), changed.text()));
        case Event.Removed removed ->
            find(open, removed.person(), removed.device(), removed.channel())
                .ifPresent(copy -> copy.change(removed.was(), Event.TAKEN_BACK));
        case Event.Wiped(var _, var person, var device, var channel) ->
            Optional.ofNullable(open.remove(new Copy.Key(person, device, channel)))
                .ifPresent(
                    copy -> {
                      copy.wipe();
                      all.add(copy);
                    });
        default -> {}
      }
    }
    all.addAll(open.values());
    return all;
  }

  private static Optional<Copy> find(
      Map<Copy.Key, Copy> open, String person, String device, String channel) {
    return Optional.ofNullable(open.get(new Copy.Key(person, device, channel)));
  }

  /// The events of one kind, in the order of recording.
  <E extends Event> List<E> all(Class<E> kind) {
    return events.getOrDefault(kind, List.of()).stream().map(kind::cast).toList();
  }

  /// Every text that reached a device.
  List<Event.Delivery> deliveries() {
    var all = new ArrayList<Event.Delivery>(all(Event.Shown.class));
    all.addAll(all(Event.Seen.class));
    all.addAll(all(Event.Changed.class));
    all.removeIf(delivery -> delivery.text().equals(Event.TAKEN_BACK));
    return all;
  }

  Stored stored() {
    return stored;
  }

  Collection<Stored.Channel> channels() {
    return stored.channels().values();
  }

  Optional<Stored.Channel> channel(String id) {
    return Optional.ofNullable(stored.channels().get(id));
  }

  Optional<Stored.Chat> chat(String id) {
    return Optional.ofNullable(chats.get(id));
  }

  /// The memberships of one person in one channel.
  List<Stored.Membership> memberships(String channel, String person) {
    return channel(channel).stream()
        .flatMap(found -> found.members().stream())
        .filter(member -> member.person().equals(person))
        .toList();
  }

  boolean isMemberNow(String channel, String person) {
    return memberships(channel, person).stream().anyMatch(Stored.Membership::isNow);
  }

  Optional<Place> place(String text) {
    return Optional.ofNullable(places.get(text));
  }

  List<Copy> copies() {
    return copies;
  }

  /// Whether it stood still after all was sent: a run may rest and go on.
  boolean isSettled(String device) {
    return settled.contains(device);
  }

  /// Everyone's devices that stood still after all was sent.
  List<Event.Settled> settled() {
    return all(Event.Settled.class).stream().filter(event -> isSettled(event.device())).toList();
  }

  /// When a text went out first; 0 when nobody said so.
  long sentAt(String text) {
    return sent.getOrDefault(text, 0L);
  }

  /// When a text was acknowledged; never when it was not.
  long ackedAt(String text) {
    return acked.getOrDefault(text, Long.MAX_VALUE);
  }
}
