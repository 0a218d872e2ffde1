package nl.draad.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// What a device asks of channels: a closed set, each decoded strictly from its fields. Decoding
/// throws [Refused].
sealed interface ChannelFrame {
  /// In characters (UTF-16 units, as browsers count them).
  int MAX_TEXT = 4_000;

  int MAX_PAGE = 100;
  int USUAL_PAGE = 50;
  int MAX_CURSORS = 1_000;
  int MAX_SHOWN = 16;
  int MAX_REF = 64;

  /// Something that is appended.
  sealed interface Written extends ChannelFrame {
    ChannelId channel();

    UUID ref();
  }

  record Post(ChannelId channel, UUID ref, String text, long about) implements Written {
    @Override
    public String toString() {
      return "Post[" + text.length() + " chars]";
    }
  }

  record Edit(ChannelId channel, UUID ref, String text, long about) implements Written {
    @Override
    public String toString() {
      return "Edit[" + text.length() + " chars]";
    }
  }

  record Withdraw(ChannelId channel, UUID ref, long about) implements Written {}

  record Fate(String ref, ChannelId channel, UUID of) implements ChannelFrame {}

  record Backlog(String ref, ChannelId channel, long after, int limit) implements ChannelFrame {}

  record History(String ref, ChannelId channel, long before, int limit) implements ChannelFrame {}

  record Resume(String ref, Map<ChannelId, Long> cursors) implements ChannelFrame {}

  record Unread(String ref) implements ChannelFrame {}

  record Delivered(ChannelId channel, long seq) implements ChannelFrame {}

  record Read(ChannelId channel, long seq) implements ChannelFrame {}

  record Show(List<ChannelId> channels) implements ChannelFrame {}

  record Typing(ChannelId channel) implements ChannelFrame {}

  record Leave(String ref, ChannelId channel) implements ChannelFrame {}

  static ChannelFrame post(Fields frame) {
    return new Post(
        channel(frame),
        frame.uuid("ref"),
        text(frame),
        frame.optionalNumber("about", 1, Long.MAX_VALUE).orElse(0));
  }

  static ChannelFrame edit(Fields frame) {
    return new Edit(channel(frame), frame.uuid("ref"), text(frame), seq(frame, "about", 1));
  }

  static ChannelFrame withdraw(Fields frame) {
    return new Withdraw(channel(frame), frame.uuid("ref"), seq(frame, "about", 1));
  }

  static ChannelFrame fate(Fields frame) {
    return new Fate(ref(frame), channel(frame), frame.uuid("of"));
  }

  static ChannelFrame backlog(Fields frame) {
    return new Backlog(ref(frame), channel(frame), seq(frame, "after", 0), limit(frame));
  }

  static ChannelFrame history(Fields frame) {
    return new History(ref(frame), channel(frame), seq(frame, "before", 1), limit(frame));
  }

  static ChannelFrame resume(Fields frame) {
    var cursors =
        frame.numbers("cursors", MAX_CURSORS).entrySet().stream()
            .collect(Collectors.toMap(item -> new ChannelId(item.getKey()), Map.Entry::getValue));
    return new Resume(ref(frame), cursors);
  }

  static ChannelFrame unread(Fields frame) {
    return new Unread(ref(frame));
  }

  static ChannelFrame delivered(Fields frame) {
    return new Delivered(channel(frame), seq(frame, "seq", 0));
  }

  static ChannelFrame read(Fields frame) {
    return new Read(channel(frame), seq(frame, "seq", 0));
  }

  static ChannelFrame show(Fields frame) {
    return new Show(
        frame.uuids("channels", MAX_SHOWN).stream().distinct().map(ChannelId::new).toList());
  }

  static ChannelFrame typing(Fields frame) {
    return new Typing(channel(frame));
  }

  static ChannelFrame leave(Fields frame) {
    return new Leave(ref(frame), channel(frame));
  }

  private static ChannelId channel(Fields frame) {
    return new ChannelId(frame.uuid("channel"));
  }

  private static String ref(Fields frame) {
    return frame.text("ref", MAX_REF);
  }

  private static long seq(Fields frame, String field, long least) {
    return frame.number(field, least, Long.MAX_VALUE);
  }

  private static int limit(Fields frame) {
    return (int) frame.optionalNumber("limit", 1, MAX_PAGE).orElse(USUAL_PAGE);
  }

  private static String text(Fields frame) {
    var text = frame.anyText("text");
    if (text.length() > MAX_TEXT) {
      throw new Refused(Refusal.TEXT_TOO_LONG, "text has more than " + MAX_TEXT + " characters");
    }
    if (text.isBlank()) {
      throw new Refused(Refusal.TEXT_EMPTY, Refusal.TEXT_EMPTY.text());
    }
    return text;
  }
}
