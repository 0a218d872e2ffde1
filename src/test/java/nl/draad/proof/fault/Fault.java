package nl.draad.proof.fault;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.draad.proof.rig.Rig;
import nl.draad.proof.rig.Shape;

/// Something that goes wrong on a rig for a while. Immutable; what one run of it has broken is in
/// its [Trouble].
///
/// @param name for the command line
/// @param what a sentence for the report
public record Fault(
    String name, String what, Scene scene, Expectation expectation, Beginning beginning) {

  /// Where and how long.
  ///
  /// @param shapes the rigs on which it can happen
  /// @param lasts from its beginning to its end
  public record Scene(Part part, Set<Shape> shapes, Duration lasts) {
    /// On any rig with one PostgreSQL in charge and one Redis.
    static Scene usual(Part part, int seconds) {
      return new Scene(
          part,
          EnumSet.of(Shape.PLAIN, Shape.SKEWED, Shape.PAIR, Shape.SMALL_DISK),
          Duration.ofSeconds(seconds));
    }

    /// On every rig.
    static Scene any(Part part, int seconds) {
      return new Scene(part, EnumSet.allOf(Shape.class), Duration.ofSeconds(seconds));
    }

    /// On one kind of rig only.
    static Scene only(Shape shape, Part part, int seconds) {
      return new Scene(part, EnumSet.of(shape), Duration.ofSeconds(seconds));
    }
  }

  /// How it begins.
  public interface Beginning {
    /// Breaks something.
    Trouble begin(Rig rig, RandomGenerator random);
  }

  /// What is broken now.
  public interface Trouble {
    /// Mends it, as a supervisor or a network would: what was killed is started again. The rest
    /// recovers by itself.
    void end();
  }

  /// The same for a shorter or longer time.
  public Fault lasting(Duration other) {
    var longer = new Scene(scene.part(), scene.shapes(), other);
    return new Fault(name, what, longer, expectation, beginning);
  }

  public Trouble begin(Rig rig, RandomGenerator random) {
    return beginning.begin(rig, random);
  }
}
