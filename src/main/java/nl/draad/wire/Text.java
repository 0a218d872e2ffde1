package nl.draad.wire;

import java.nio.charset.StandardCharsets;

/// A text that was encoded once and is shared by everyone who gets it: UTF-8 bytes, never changed.
/// Made on any thread, read on any thread. Prints as its length, because it holds what people said.
public final class Text {
  private final byte[] utf8;

  private Text(byte[] utf8) {
    this.utf8 = utf8;
  }

  /// The array is handed over: the caller does not touch it again.
  public static Text ofUtf8(byte[] utf8) {
    return new Text(utf8);
  }

  public static Text of(String text) {
    return new Text(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves, shared: not to be changed.
  public byte[] utf8() {
    return utf8;
  }

  /// In bytes.
  public int length() {
    return utf8.length;
  }

  /// The characters again.
  public String decode() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Text[" + utf8.length + " bytes]";
  }
}
