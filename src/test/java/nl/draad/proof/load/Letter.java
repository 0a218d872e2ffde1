package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/// Something that a device wants stored, with the ref that it keeps until it knows what became of
/// it. Confined to the device's context.
final class Letter {
  private final Kind kind;
  private final String channel;
  private final String ref = UUID.randomUUID().toString();
  private final String text;
  private final String was;
  private final long about;
  long firstSent; // as the history counts; 0 before
  long lastSent; // 0 when this line has not seen it
  long notBefore; // told to wait until then
  boolean givenUp; // its fate is asked before the person is told

  /// What it does.
  enum Kind {
    POST,
    EDIT,
    WITHDRAW
  }

  /// @param about the place of the post it answers, changes or takes back; 0 for none
  /// @param was what that post says
  private Letter(Kind kind, String channel, String text, long about, String was) {
    this.kind = kind;
    this.channel = channel;
    this.text = text;
    this.about = about;
    this.was = was;
  }

  static Letter post(String channel, String text, long answers) {
    return new Letter(Kind.POST, channel, text, answers, "");
  }

  static Letter edit(String channel, Line.Own post, String text) {
    return new Letter(Kind.EDIT, channel, text, post.seq(), post.text());
  }

  static Letter withdraw(String channel, Line.Own post) {
    return new Letter(Kind.WITHDRAW, channel, "", post.seq(), post.text());
  }

  Kind kind() {
    return kind;
  }

  String channel() {
    return channel;
  }

  String ref() {
    return ref;
  }

  String text() {
    return text;
  }

  String was() {
    return was;
  }

  long about() {
    return about;
  }

  /// As it travels, the same every time.
  JsonObject frame() {
    var frame =
        new JsonObject()
            .put("type", kind.name().toLowerCase(java.util.Locale.ROOT))
            .put("ref", ref)
            .put("channel", channel);
    if (kind != Kind.WITHDRAW) {
      frame.put("text", text);
    }
    if (about > 0) {
      frame.put("about", about);
    }
    return frame;
  }
}
