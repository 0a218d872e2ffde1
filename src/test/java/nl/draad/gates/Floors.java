package nl.draad.gates;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// The floors of the house, from the ground up. A package uses only floors below its own, or an
/// edge within its floor that is declared here.
final class Floors extends ArchCondition<JavaClass> {
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("wire", "pace"),
          Set.of("postgres", "redis", "crypto"),
          Set.of("identity"),
          Set.of("access"),
          Set.of("messaging", "routes"),
          Set.of("account", "organisation", "chat", "dossier"),
          Set.of("gateway", "http", "jobs"),
          Set.of("server"));

  /// A feature that stands on another one of its floor.
  private static final Set<String> EDGES =
      Set.of("chat->organisation", "dossier->organisation", "dossier->chat");

  private final String root;

  /// @param root of the packages, with a dot at its end
  Floors(String root) {
    super("use only floors below their own");
    this.root = root;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    var from = name(type);
    if (floor(from).isEmpty()) {
      events.add(SimpleConditionEvent.violated(type, type.getName() + " has no floor: " + from));
      return;
    }
    for (var use : type.getDirectDependenciesFromSelf()) {
      var to = name(use.getTargetClass());
      if (use.getTargetClass().getPackageName().startsWith(root) && !allowed(from, to)) {
        events.add(violation(use, from, to));
      }
    }
  }

  private static ConditionEvent violation(Dependency use, String from, String to) {
    return SimpleConditionEvent.violated(
        use, from + " does not stand on " + to + ": " + use.getDescription());
  }

  private static boolean allowed(String from, String to) {
    return from.equals(to)
        || EDGES.contains(from + "->" + to)
        || floor(to).orElse(Integer.MAX_VALUE) < floor(from).orElse(-1);
  }

  private static OptionalInt floor(String name) {
    return IntStream.range(0, FLOORS.size()).filter(i -> FLOORS.get(i).contains(name)).findFirst();
  }

  /// The first part of the package's name below the root.
  private String name(JavaClass type) {
    var name = type.getPackageName();
    return name.startsWith(root) ? name.substring(root.length()).split("\\.")[0] : "";
  }
}
