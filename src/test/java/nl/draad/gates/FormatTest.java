package nl.draad.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void everyJavaFileIsInTheHouseFormat() {
    assertThat(Sources.java())
        .as("mvn test-compile exec:exec@format puts them right")
        .isNotEmpty()
        .allSatisfy(
            file -> {
              var code = Sources.text(file);
              assertThat(Format.format(code)).as("%s", file).isEqualTo(code);
            });
  }

  @Test
  void changesWhatIsNotInIt() {
    var code = "class  A { /// says\n int a ; }\n";
    assertThat(Format.format(code)).isEqualTo("class A {\n  /// says\n  int a;\n}\n");
  }
}
