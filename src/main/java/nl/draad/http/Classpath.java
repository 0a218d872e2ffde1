package nl.draad.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;

/// Finds the files to serve, in folders and in jars. Blocks; used once, at start.
final class Classpath {
  /// The libraries of the web application, as Maven knows them. Each jar tells its version, and has
  /// its files below `_static/<name>/<version>/`.
  private static final List<String> LIBRARIES =
      List.of(
          "org.mvnpm/lit",
          "org.mvnpm/lit-element",
          "org.mvnpm/lit-html",
          "org.mvnpm.at.lit/reactive-element");

  private static final String STATIC = "META-INF/resources/_static";

  private Classpath() {}

  /// Gives every file of the folder `web` with its path below it; nothing where there is no page.
  static void web(ClassLoader classpath, BiConsumer<String, byte[]> each) {
    var page = classpath.getResource("web/index.html");
    if (page != null) {
      below(page, "web", each);
    }
  }

  /// Gives every module of the libraries with its path: `/<name>/<version>/<file>`. Modules for
  /// other surroundings than a browser in production are left out.
  static void libraries(ClassLoader classpath, BiConsumer<String, byte[]> each) {
    for (var library : LIBRARIES) {
      var properties = "META-INF/maven/" + library + "/pom.properties";
      var found = classpath.getResource(properties);
      if (found == null) {
        throw new IllegalStateException("expected " + library + " on the classpath");
      }
      var name = library.substring(library.indexOf('/') + 1);
      var prefix = "/" + name + "/" + version(found) + "/";
      below(
          found,
          STATIC,
          (path, bytes) -> {
            if (path.startsWith(prefix) && isForBrowsers(path.substring(prefix.length()))) {
              each.accept(path, bytes);
            }
          });
    }
  }

  private static boolean isForBrowsers(String path) {
    return (path.endsWith(".js") || path.endsWith(".js.map"))
        && !path.startsWith("development/")
        && !path.startsWith("node/");
  }

  private static String version(URL properties) {
    var read = new Properties();
    try (var file = properties.openStream()) {
      read.load(file);
      return read.getProperty("version", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Every file below a folder, in the jar or the folder of classes that this file is in.
  private static void below(URL file, String folder, BiConsumer<String, byte[]> each) {
    try {
      if (file.openConnection() instanceof JarURLConnection jar) {
        inJar(jar, folder, each);
      } else {
        inFolder(Path.of(file.toURI()).resolveSibling(""), each);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("expected a file's address but was " + file, impossible);
    }
  }

  private static void inJar(
      JarURLConnection connection, String folder, BiConsumer<String, byte[]> each)
      throws IOException {
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      for (var entry : jar.stream().filter(item -> !item.isDirectory()).toList()) {
        if (entry.getName().startsWith(folder + "/")) {
          try (var content = jar.getInputStream(entry)) {
            each.accept(entry.getName().substring(folder.length()), content.readAllBytes());
          }
        }
      }
    }
  }

  private static void inFolder(Path folder, BiConsumer<String, byte[]> each) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = folder.relativize(file).toString().replace('\\', '/');
        each.accept("/" + path, Files.readAllBytes(file));
      }
    }
  }
}
