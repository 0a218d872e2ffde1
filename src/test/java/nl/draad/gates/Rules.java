package nl.draad.gates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

/// The rules about what may know what.
final class Rules {
  static final ArchRule LETTUCE_ONLY_IN_REDIS =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.draad.redis..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lettuce..");

  static final ArchRule PG_CLIENT_ONLY_IN_POSTGRES =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.draad.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.pgclient..");

  static final ArchRule SQL_ONLY_IN_STATEMENTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.draad.postgres..")
          .and(DescribedPredicate.not(ownedByStatements()))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.sqlclient..");

  static final ArchRule ONE_LOG =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  static final ArchRule NAMES_THAT_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Helpers?)(\\$.*)?");

  static final ArchRule NO_SLEEP =
      noClasses()
          .should()
          .accessTargetWhere(DescribedPredicate.describe("is a sleep", Rules::sleeps));

  private Rules() {}

  /// @param root of the packages, with a dot at its end
  static ArchRule floorsAreKept(String root) {
    return classes().that().resideInAPackage(root + "*..").should(new Floors(root));
  }

  /// @param root of the packages, with a dot at its end
  static ArchRule noKnots(String root) {
    return slices().matching(root + "(**)").should().beFreeOfCycles();
  }

  private static DescribedPredicate<JavaClass> ownedByStatements() {
    return DescribedPredicate.describe(
        "are types of statements or rows",
        type -> type.getName().matches(".*(Statements|Rows)(\\$.*)?"));
  }

  private static boolean sleeps(JavaAccess<?> access) {
    return access.getName().equals("sleep")
        && (access.getTargetOwner().isEquivalentTo(Thread.class)
            || access.getTargetOwner().isEquivalentTo(TimeUnit.class));
  }
}
