package nl.draad.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One SQL statement out of one file: `nl/draad/<package>/<Type>/<method>.sql` for the method that
/// runs it. The file's head says the parameters, the rows and why the statement is safe.
public record Statement(String name, String sql) {

  /// Reads the statement of a method; misuse (no such file) is noticed when the owner's class is
  /// loaded.
  public static Statement of(Class<?> owner, String method) {
    var path = owner.getSimpleName() + "/" + method + ".sql";
    try (var file = owner.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("expected a statement at " + path + " beside " + owner);
      }
      return new Statement(path, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
