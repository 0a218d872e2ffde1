package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.List;

/// What one device showed of one channel, from empty until it was wiped or the run ended. For one
/// thread.
final class Copy {
  private final Key key;
  private final List<Event.Shown> shown = new ArrayList<>();
  private final List<String> now = new ArrayList<>();
  private boolean wiped;

  /// Which device and channel.
  record Key(String person, String device, String channel) {}

  Copy(Key key) {
    this.key = key;
  }

  void show(Event.Shown event) {
    shown.add(event);
    now.add(event.text());
  }

  void change(String was, String text) {
    now.replaceAll(line -> line.equals(was) ? text : line);
  }

  void wipe() {
    wiped = true;
  }

  Key key() {
    return key;
  }

  /// As the posts came.
  List<Event.Shown> shown() {
    return shown;
  }

  /// As each post reads at the end, in the same order.
  List<String> now() {
    return now;
  }

  boolean isWiped() {
    return wiped;
  }
}
