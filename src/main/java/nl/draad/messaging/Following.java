package nl.draad.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import nl.draad.identity.PersonId;
import nl.draad.wire.Text;
import org.jspecify.annotations.Nullable;

/// The devices of this node that follow one channel, and which of them show it. Every delivery is
/// bounded by the membership at that very entry. Confined to the channel's lane.
final class Following {
  private final ChannelId channel;
  private final Map<Device, Boolean> devices = new HashMap<>(4);

  Following(ChannelId channel) {
    this.channel = channel;
  }

  /// Gives whether it did not follow already.
  boolean add(Device device) {
    return devices.putIfAbsent(device, false) == null;
  }

  void remove(Device device) {
    devices.remove(device);
  }

  boolean has(Device device) {
    return devices.containsKey(device);
  }

  boolean isEmpty() {
    return devices.isEmpty();
  }

  /// Marks whether the device has the channel on screen; gives whether that changed.
  boolean show(Device device, boolean shown) {
    var before = devices.replace(device, shown);
    return before != null && before != shown;
  }

  /// Tells everyone who is in it, as of this entry; the text is encoded once, and once more only if
  /// somebody may not see what it is about. The author's own device gets its ack instead.
  void deliver(ChannelState state, Entry entry, @Nullable Device origin) {
    Text open = null;
    Text hidden = null;
    for (var device : devices.keySet()) {
      var member = state.member(device.principal().person()).orElse(null);
      if (member == null) {
        continue;
      }
      if (device == origin) {
        device.tell(channel, EntryCodec.ack(entry));
      } else if (maySee(member, entry)) {
        open = open == null ? EntryCodec.frame(entry) : open;
        device.tell(channel, open);
      } else {
        hidden = hidden == null ? EntryCodec.frame(entry.hidden()) : hidden;
        device.tell(channel, hidden);
      }
    }
  }

  /// Ends the following of the devices of somebody who is in it no longer; gives them.
  List<Device> drop(PersonId person) {
    var dropped =
        devices.keySet().stream()
            .filter(device -> device.principal().person().equals(person))
            .toList();
    dropped.forEach(devices::remove);
    return dropped;
  }

  /// Those who have it on screen, but for the devices of one person.
  void eachShowing(ChannelState state, @Nullable PersonId but, Consumer<Device> tell) {
    eachWhere(state, (device, shown) -> shown && !device.principal().person().equals(but), tell);
  }

  /// Those of whom something is true, given the device and whether it has the channel on screen.
  void eachWhere(ChannelState state, BiPredicate<Device, Boolean> which, Consumer<Device> tell) {
    devices.forEach(
        (device, shown) -> {
          if (isMember(state, device) && which.test(device, shown)) {
            tell.accept(device);
          }
        });
  }

  /// Everyone who is in it.
  void each(ChannelState state, Consumer<Device> tell) {
    eachWhere(state, (_, _) -> true, tell);
  }

  private static boolean isMember(ChannelState state, Device device) {
    return state.member(device.principal().person()).isPresent();
  }

  private static boolean maySee(Membership member, Entry entry) {
    return !entry.kind().tellsOfAnother() || entry.about() >= member.visible();
  }
}
