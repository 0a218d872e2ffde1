package nl.draad.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// What the documents point to is there. That every setting is real, and that frames and routes are
/// as described, is tested where settings, frames and routes are.
class DocumentsTest {
  private static final Path ARCHITECTURE = Path.of("src", "docs", "architecture.md");

  @Test
  void linksAndPicturesLeadSomewhere() {
    assertThat(complaints(Documents::brokenLinks)).isEmpty();
  }

  @Test
  void namedPackagesAndTypesExist() {
    assertThat(complaints((_, text) -> Documents.unknownNames(text))).isEmpty();
    assertThat(Documents.unknownTypes(Sources.text(ARCHITECTURE))).isEmpty();
  }

  @Test
  void noticesALinkThatLeadsNowhere() {
    var text =
        """
        [here](#licence) [elsewhere](https://example.org/x) ![shot](no/such.png)
        [gone](src/docs/gone.md) [licence](LICENSE) [no heading](#two)
        ```
        [code](is/left/alone)
        ```
        """;
    assertThat(Documents.brokenLinks(Path.of("README.md"), text))
        .containsExactly("no/such.png", "src/docs/gone.md", "#two");
  }

  @Test
  void noticesANameThatNothingHas() {
    var text =
        "`nl.draad.gates.Documents` `nl.draad.gates` `nl.draad.gates.Gone` `Documents.all` `Gone`";
    assertThat(Documents.unknownNames(text)).containsExactly(".gates.Gone");
    assertThat(Documents.unknownTypes(text)).containsExactly("Gone");
  }

  private static Map<Path, List<String>> complaints(
      BiFunction<Path, String, List<String>> complaint) {
    var complaints = new TreeMap<Path, List<String>>();
    for (var document : Documents.all()) {
      complaints.put(document, complaint.apply(document, Sources.text(document)));
    }
    assertThat(complaints).isNotEmpty();
    complaints.values().removeIf(List::isEmpty);
    return complaints;
  }
}
