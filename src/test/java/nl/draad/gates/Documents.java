package nl.draad.gates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rules about the documents. Each gives what is wrong, in the order of the text; nothing when all
/// is well.
final class Documents {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern FULL_NAME = Pattern.compile("`nl\\.draad((?:\\.[A-Za-z]\\w*)+)`");
  private static final Pattern SHORT_NAME =
      Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.[A-Za-z]\\w*)?`");

  private Documents() {}

  /// The README and everything in `src/docs`.
  static List<Path> all() {
    return Stream.concat(
            Stream.of(Path.of("README.md")), Sources.files(Path.of("src", "docs"), ".md").stream())
        .toList();
  }

  /// Links and pictures of a document that lead to no file, or to a heading that is not there.
  static List<String> brokenLinks(Path document, String text) {
    return found(LINK, FENCED.matcher(text).replaceAll("")).stream()
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .filter(link -> !leadsSomewhere(document, link))
        .toList();
  }

  /// Full names of packages and types that are not in the source folders.
  static List<String> unknownNames(String text) {
    return found(FULL_NAME, text).stream().filter(name -> !isThere(name)).toList();
  }

  /// Short names that no type of the house has.
  static List<String> unknownTypes(String text) {
    var types = types();
    return found(SHORT_NAME, text).stream().filter(name -> !types.contains(name)).toList();
  }

  private static boolean leadsSomewhere(Path document, String link) {
    var hash = link.indexOf('#');
    var path = hash < 0 ? link : link.substring(0, hash);
    var target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    return Files.exists(target)
        && (hash < 0 || anchors(Sources.text(target)).contains(link.substring(hash + 1)));
  }

  /// The names that headings get as places to link to.
  private static Set<String> anchors(String text) {
    return found(HEADING, FENCED.matcher(text).replaceAll("")).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static boolean isThere(String name) {
    var path = "nl/draad" + name.replace('.', '/');
    return Stream.of(Sources.MAIN, Sources.TEST)
        .anyMatch(
            folder ->
                Files.isDirectory(folder.resolve(path))
                    || Files.isRegularFile(folder.resolve(path + ".java")));
  }

  private static Set<String> types() {
    return Sources.java().stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toSet());
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
