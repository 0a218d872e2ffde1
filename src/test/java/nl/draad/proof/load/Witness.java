package nl.draad.proof.load;

import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;

/// Writes down what one device does and sees. Thread-safe.
final class Witness {
  private final History history;
  private final Counts counts;
  private final String person;
  private final String device;

  Witness(History history, Counts counts, String person, String device) {
    this.history = history;
    this.counts = counts;
    this.person = person;
    this.device = device;
  }

  String person() {
    return person;
  }

  String device() {
    return device;
  }

  long now() {
    return history.now();
  }

  Counts counts() {
    return counts;
  }

  void sent(Letter letter) {
    counts.sent.increment();
    if (letter.kind() == Letter.Kind.POST) {
      history.record(new Event.Sent(now(), person, device, letter.channel(), letter.text()));
    }
  }

  void acked(Letter letter) {
    counts.acked(now() - letter.firstSent);
    history.record(
        switch (letter.kind()) {
          case POST -> new Event.Acked(now(), person, device, letter.channel(), letter.text());
          case EDIT ->
              new Event.Edited(
                  letter.firstSent, now(), person, letter.channel(), letter.was(), letter.text());
          case WITHDRAW ->
              new Event.Withdrawn(letter.firstSent, now(), person, letter.channel(), letter.was());
        });
  }

  /// Told to the person: what was written is not stored.
  void failed(Letter letter) {
    counts.failed.increment();
    if (letter.kind() != Letter.Kind.WITHDRAW) {
      history.record(new Event.Failed(now(), person, device, letter.channel(), letter.text()));
    }
  }

  /// What became of it is not told: it may be stored.
  void writtenOff(Letter letter) {
    if (letter.kind() != Letter.Kind.WITHDRAW) {
      history.record(new Event.WrittenOff(now(), person, device, letter.channel(), letter.text()));
    }
  }

  void shown(String channel, String author, String text, long asked) {
    counts.delivered.increment();
    history.record(new Event.Shown(now(), person, device, channel, author, text, asked));
  }

  void seen(String channel, String author, String text, long asked) {
    history.record(new Event.Seen(now(), person, device, channel, author, text, asked));
  }

  void changed(String channel, String author, String was, String text, long asked) {
    history.record(new Event.Changed(now(), person, device, channel, author, was, text, asked));
  }

  void removed(String channel, String was) {
    history.record(new Event.Removed(now(), person, device, channel, was));
  }

  void wiped(String channel) {
    history.record(new Event.Wiped(now(), person, device, channel));
  }

  void readUpTo(String channel, String text) {
    history.record(new Event.ReadUpTo(now(), person, device, channel, text));
  }

  void unread(String channel, long unread, long asked) {
    history.record(new Event.UnreadTold(now(), person, device, channel, unread, asked));
  }

  void position(String desk, String chat, long position) {
    history.record(new Event.PositionTold(now(), person, desk, chat, position));
  }

  void settled() {
    history.record(new Event.Settled(now(), person, device));
  }
}
