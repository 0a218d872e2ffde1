package nl.draad.gates;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;

/// The house format. `mvn test-compile exec:exec@format` puts every Java file into it.
public final class Format {
  private Format() {}

  public static void main(String[] arguments) throws IOException {
    for (var file : Sources.java()) {
      var text = Files.readString(file);
      var formatted = format(text);
      if (!formatted.equals(text)) {
        Files.writeString(file, formatted);
        System.out.println(file);
      }
    }
  }

  /// The same code, in the house format.
  static String format(String code) {
    try {
      var sorted =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(code), JavaFormatterOptions.Style.GOOGLE);
      return new Formatter().formatSource(sorted);
    } catch (FormatterException e) {
      throw new IllegalArgumentException("Not Java", e);
    }
  }
}
