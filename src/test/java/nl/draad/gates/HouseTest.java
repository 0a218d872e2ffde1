package nl.draad.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule holds for the house, and catches what was planted against it.
class HouseTest {
  private static final String PLANTED = "nl.draad.gates.planted.";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("nl.draad");

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .withImportOption(location -> !location.contains("/gates/planted/"))
          .importPackages("nl.draad");

  static Stream<ArchRule> rules() {
    return Stream.of(
        Rules.floorsAreKept("nl.draad."),
        Rules.noKnots("nl.draad."),
        Rules.LETTUCE_ONLY_IN_REDIS,
        Rules.PG_CLIENT_ONLY_IN_POSTGRES,
        Rules.SQL_ONLY_IN_STATEMENTS,
        Rules.ONE_LOG,
        Rules.NAMES_THAT_SAY_SOMETHING);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(HOUSE);
  }

  @Test
  void testsDoNotSleep() {
    Rules.NO_SLEEP.check(TESTS);
  }

  static Stream<Map.Entry<ArchRule, String>> violations() {
    return Stream.of(
        Map.entry(Rules.floorsAreKept(PLANTED + "floors."), "identity does not stand on http"),
        Map.entry(Rules.floorsAreKept(PLANTED + "floors."), "has no floor: attic"),
        Map.entry(Rules.noKnots(PLANTED + "knots."), "Cycle detected"),
        Map.entry(Rules.LETTUCE_ONLY_IN_REDIS, "UsesLettuce"),
        Map.entry(Rules.PG_CLIENT_ONLY_IN_POSTGRES, "UsesPgClient"),
        Map.entry(Rules.SQL_ONLY_IN_STATEMENTS, "UsesSqlClient"),
        Map.entry(Rules.ONE_LOG, "UsesJavaLogging"),
        Map.entry(Rules.NAMES_THAT_SAY_SOMETHING, "DoorImpl"),
        Map.entry(Rules.NO_SLEEP, "Thread.sleep"),
        Map.entry(Rules.NO_SLEEP, "TimeUnit.sleep"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void catches(Map.Entry<ArchRule, String> violation) {
    var planted = new ClassFileImporter().importPackages("nl.draad.gates.planted");
    assertThat(violation.getKey().evaluate(planted).getFailureReport().toString())
        .contains(violation.getValue());
  }
}
