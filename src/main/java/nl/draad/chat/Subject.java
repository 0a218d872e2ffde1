package nl.draad.chat;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// What a client says a chat is about, in one line: 1 to [#LONGEST] characters, without blanks
/// around it. Prints as its length.
public record Subject(String text) {
  /// In characters (UTF-16 units, as browsers count them).
  public static final int LONGEST = 200;

  public Subject {
    if (text.isEmpty() || text.length() > LONGEST || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          "expected 1 to " + LONGEST + " stripped characters but was " + text.length());
    }
  }

  /// Reads the field `subject`, which may be left out or blank.
  static Optional<Subject> read(Fields fields) {
    if (fields.absent("subject")) {
      return Optional.empty();
    }
    var text = fields.anyText("subject").strip();
    if (text.length() > LONGEST) {
      throw new Refused(
          Refusal.WRONG_VALUE, "subject has to be at most " + LONGEST + " characters");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Subject(text));
  }

  static Optional<Subject> stored(Buffer bytes) {
    return Optional.ofNullable(bytes).map(Buffer::toString).map(Subject::new);
  }

  Buffer bytes() {
    return Buffer.buffer(text);
  }

  @Override
  public String toString() {
    return "Subject[" + text.length() + " chars]";
  }
}
