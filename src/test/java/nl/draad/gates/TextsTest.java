package nl.draad.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  /// Files that are longer than others, and why that is better.
  private static final Map<String, String> LONG =
      Map.of(
          "src/main/web/app/words/nl.js",
          "every sentence of the screens in one place, for translators",
          "src/main/web/app/words/en.js",
          "the same sentences, in the same order");

  /// Addresses of other hosts in the web application: none is loaded.
  private static final Map<String, String> LINKS =
      Map.of(
          "http://www.w3.org/2000/svg", "the name of SVG, which nobody fetches",
          "https://www.buienradar.nl/",
              "where the quick exit goes: a page that anybody may have open");

  @Test
  void noFileIsTooLong() {
    var code =
        Stream.of(Path.of("src"), Path.of("config"))
            .flatMap(
                folder -> Sources.files(folder, ".java", ".js", ".css", ".html", ".sql").stream())
            .filter(file -> !LONG.containsKey(file.toString()))
            .toList();
    assertThat(complaints(code, text -> Texts.tooLong(text) == 0 ? List.of() : List.of("long")))
        .isEmpty();
  }

  @Test
  void aReasonForALongFileIsStillNeeded() {
    assertThat(LONG.keySet())
        .allSatisfy(file -> assertThat(Texts.tooLong(Sources.text(Path.of(file)))).isPositive());
  }

  @Test
  void nothingIsLeftForLater() {
    var all =
        Sources.files(Path.of("src", "main"), ".java", ".js", ".css", ".html", ".sql", ".xml");
    assertThat(complaints(all, Texts::leftUndone)).isEmpty();
  }

  @Test
  void theWebApplicationLoadsNothingFromAnotherHost() {
    var web = Sources.files(Sources.WEB, ".js", ".css", ".html", ".svg", ".json", ".webmanifest");
    assertThat(complaints(web, text -> Texts.otherHosts(text, LINKS))).isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    assertThat(complaints(Sources.files(Sources.MAIN, ".java"), Texts::withoutDoc)).isEmpty();
  }

  @Test
  void everyPackageSaysWhatHappensThere() {
    var folders =
        Sources.files(Sources.MAIN, ".java").stream().map(Path::getParent).distinct().toList();
    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(
            folder -> {
              var plaque = folder.resolve("package-info.java");
              assertThat(Files.exists(plaque)).as("%s", plaque).isTrue();
              assertThat(Sources.text(plaque))
                  .as("%s", plaque)
                  .startsWith("///")
                  .contains("@NullMarked");
            });
  }

  @Test
  void catchesWhatIsPlanted() {
    assertThat(Texts.leftUndone("a // TO" + "DO later")).hasSize(1);
    assertThat(Texts.leftUndone("methodology")).isEmpty();
    assertThat(Texts.tooLong("line\n".repeat(301))).isEqualTo(1);
    assertThat(Texts.tooLong("line\n".repeat(300))).isZero();
    for (var load :
        List.of(
            "import 'https://cdn.example.org/lit.js'",
            "<script src=\"//cdn.example.org/a.js\">",
            "background: url(http://example.org/a.png)",
            "new WebSocket(`wss://example.org`)")) {
      assertThat(Texts.otherHosts(load, Map.of())).as(load).hasSize(1);
    }
    assertThat(Texts.otherHosts("fetch('/api/me') // see https://example.org", Map.of())).isEmpty();
    assertThat(Texts.withoutDoc("/// Is one.\n@A\npublic final class B {}")).isEmpty();
    assertThat(Texts.withoutDoc("import a;\n\n@A\npublic record B() {}")).containsExactly("B");
  }

  private static Map<String, List<String>> complaints(
      List<Path> files, Function<String, List<String>> rule) {
    assertThat(files).isNotEmpty();
    var complaints = new TreeMap<String, List<String>>();
    for (var file : files) {
      var wrong = rule.apply(Sources.text(file));
      if (!wrong.isEmpty()) {
        complaints.put(file.toString(), wrong);
      }
    }
    return complaints;
  }
}
