package nl.draad.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of the web application as a browser asks for them: its own modules, and the libraries
/// in the jars of the build.
final class WebFiles {
  private static final String LIBRARIES = "META-INF/resources/_static/";
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript",
          "css", "text/css",
          "svg", "image/svg+xml",
          "html", "text/html",
          "webmanifest", "application/manifest+json");

  private WebFiles() {}

  /// What stands at an address, if anything does.
  static Optional<String> at(String address) {
    var resource =
        address.startsWith("/lib/")
            ? LIBRARIES + address.substring("/lib/".length())
            : "web" + address;
    try (var in = WebFiles.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String type(String address) {
    return TYPES.getOrDefault(address.substring(address.lastIndexOf('.') + 1), "text/plain");
  }

  /// The addresses of all modules of our own.
  static List<String> modules() {
    var root = Path.of("src/main/web");
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".js"))
          .map(file -> "/" + root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
