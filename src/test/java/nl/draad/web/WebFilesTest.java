package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What can be said of the web application's files without a browser. Does not show that they work.
class WebFilesTest {
  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import|export) [^;]*?from \"([^\"]+)\"|^import \"([^\"]+)\"", Pattern.MULTILINE);
  private static final Pattern KEY = Pattern.compile("^ {2}\"([^\"]+)\":", Pattern.MULTILINE);
  private static final Pattern SAID = Pattern.compile("\\b(t|counted)\\(\"([\\w.-]+)\"");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  @Test
  void everyImportLeadsToAFile() throws Exception {
    var names = importMap();
    for (var module : WebFiles.modules()) {
      for (var imported : imports(module)) {
        var address =
            imported.startsWith(".")
                ? URI.create(module).resolve(imported).getPath()
                : mapped(names, imported);
        assertThat(WebFiles.at(address)).as("%s imports %s", module, imported).isPresent();
      }
    }
  }

  @Test
  void theImportMapNamesLibrariesOfTheBuild() throws Exception {
    for (var entry : importMap().properties()) {
      if (entry.getKey().endsWith("/")) {
        continue;
      }
      assertThat(WebFiles.at(entry.getValue().asText())).as(entry.getKey()).isPresent();
    }
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    assertThat(keys("nl")).isNotEmpty().isEqualTo(keys("en"));
  }

  @Test
  void everyWordThatAScreenSaysIsThere() {
    var keys = keys("nl");
    for (var module : WebFiles.modules()) {
      for (var said : found(SAID, module)) {
        var key = said.group(1).equals("t") ? said.group(2) : said.group(2) + ".many";
        assertThat(keys).as(module).contains(key);
      }
    }
  }

  @Test
  void nothingComesFromAnotherHost() {
    for (var module : WebFiles.modules()) {
      assertThat(imports(module)).as(module).noneMatch(imported -> imported.contains("//"));
    }
    assertThat(WebFiles.at("/index.html").orElseThrow()).doesNotContain("http");
  }

  @Test
  void noModuleIsLongerThanThreeHundredLines() {
    for (var module : WebFiles.modules()) {
      if (module.startsWith("/app/words/")) {
        continue;
      }
      assertThat(WebFiles.at(module).orElseThrow().lines().count()).as(module).isLessThan(301);
    }
  }

  private static String mapped(JsonNode names, String imported) {
    if (names.has(imported)) {
      return names.get(imported).asText();
    }
    var folder = imported.substring(0, imported.indexOf('/') + 1);
    return names.path(folder).asText() + imported.substring(folder.length());
  }

  private static JsonNode importMap() throws Exception {
    var matcher = IMPORT_MAP.matcher(WebFiles.at("/index.html").orElseThrow());
    assertThat(matcher.find()).isTrue();
    return new ObjectMapper().readTree(matcher.group(1)).get("imports");
  }

  private static List<String> imports(String module) {
    var all = new ArrayList<String>();
    for (var match : found(IMPORT, module)) {
      all.add(match.group(1) == null ? match.group(2) : match.group(1));
    }
    return all;
  }

  private static Set<String> keys(String language) {
    var keys = new TreeSet<String>();
    found(KEY, "/app/words/" + language + ".js").forEach(match -> keys.add(match.group(1)));
    return keys;
  }

  private static List<MatchResult> found(Pattern pattern, String module) {
    return pattern.matcher(WebFiles.at(module).orElseThrow()).results().toList();
  }
}
