package nl.draad.proof;

import java.time.Duration;
import java.util.Locale;
import nl.draad.proof.rig.Shape;

/// Figures as people read them. Stateless.
final class Words {
  private Words() {}

  static String seconds(Duration time) {
    return "%.2f".formatted(time.toMillis() / 1000.0);
  }

  static String of(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
