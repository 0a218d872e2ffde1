package nl.draad.proof.fault;

import java.util.List;
import java.util.stream.Stream;

/// All faults there are, in the order in which they are tried alone. Stateless.
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(
              NodeFaults.all(),
              RedisFaults.all(),
              PostgresFaults.all(),
              PostgresLineFaults.all(),
              DeviceFaults.all(),
              ShapeFaults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  public static List<Fault> all() {
    return ALL;
  }

  /// @throws IllegalArgumentException when there is none of this name; says which there are
  public static Fault named(String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + String.join(", ", ALL.stream().map(Fault::name).toList())
                        + " but was "
                        + name));
  }
}
