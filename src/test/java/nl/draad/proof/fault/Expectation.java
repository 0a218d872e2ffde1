package nl.draad.proof.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What must still work while a fault lasts, and how soon all is well again after it. What is never
/// allowed, faults or not, is the business of the checker.
///
/// @param says a sentence for the report
/// @param silence how long nobody at all may get an ack, although somebody waits for one
/// @param post how long a single post may wait for its ack
/// @param delivery how long after its ack a post may reach a device that gets it live
/// @param recovery how long after the fault's end all that was sent before may wait for its ack
public record Expectation(
    String says, Duration silence, Duration post, Duration delivery, Duration recovery) {
  /// What a busy machine takes for anything.
  private static final Duration SHORTLY = Duration.ofSeconds(8);

  /// Within this all ends were compared, also if a first try was lost.
  private static final Duration ROTATION = Duration.ofSeconds(32);

  /// A device notices that its line is dead, waits its back-off and comes back.
  private static final Duration BACK = Duration.ofSeconds(60);

  /// Everyone's posts go on; all of them arrive live within these seconds.
  static Expectation goesOn(String says, int delivery) {
    return new Expectation(says, SHORTLY, SHORTLY, Duration.ofSeconds(delivery), SHORTLY);
  }

  /// Some people's posts wait, because their node or line is away; those of others go on.
  static Expectation someWait(String says, int lasts) {
    var away = Duration.ofSeconds(lasts);
    return new Expectation(says, SHORTLY, away.plus(BACK), away.plus(ROTATION), BACK);
  }

  /// All posts wait until the fault has ended, and then go by themselves.
  static Expectation allWait(String says, int lasts) {
    var away = Duration.ofSeconds(lasts);
    return new Expectation(says, away.plus(BACK), away.plus(BACK), away.plus(ROTATION), BACK);
  }

  /// Compares with what was observed; gives a sentence for each difference.
  public List<String> differences(Observed observed) {
    var differences = new ArrayList<String>();
    compare(differences, "nobody got an ack for", observed.silence(), silence);
    compare(differences, "a post waited for its ack for", observed.slowestPost(), post);
    compare(differences, "a post reached a device after", observed.slowestDelivery(), delivery);
    compare(differences, "after the end posts waited for", observed.recovery(), recovery);
    return differences;
  }

  private static void compare(
      List<String> differences, String what, Duration was, Duration expected) {
    if (was.compareTo(expected) > 0) {
      differences.add(
          "%s %.1f s, expected at most %.1f s"
              .formatted(what, was.toMillis() / 1000.0, expected.toMillis() / 1000.0));
    }
  }

  /// What must work under several faults at once: the least of what each of them leaves.
  public static Expectation together(List<Expectation> all) {
    var sum = Duration.ZERO;
    for (var each : all) {
      sum = sum.plus(each.post());
    }
    return new Expectation("what the faults leave together", sum, sum, sum.plus(ROTATION), sum);
  }
}
