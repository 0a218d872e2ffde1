package nl.draad.proof;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.draad.proof.Course.Leg;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.load.Scale;
import nl.draad.proof.rig.Rig;
import nl.draad.proof.rig.Shape;

/// The proof as a command: faults while people talk, each alone and then in mixes, until the time
/// is up; a report in the end. Ends with 0 when every promise was kept, 1 when one was broken, 2
/// when an option is wrong. Not thread-safe.
public final class Proof {
  private final Options options;
  private final Scale scale;
  private final PrintStream out;
  private final Report report;
  private final Random random;
  private int rounds;
  private int legs;

  Proof(Options options, Scale scale, PrintStream out) {
    this.options = options;
    this.scale = scale;
    this.out = out;
    this.report = new Report(options, Instant.now());
    this.random = new Random(options.seed());
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out));
  }

  static int run(List<String> arguments, PrintStream out) {
    Options options;
    try {
      options = Options.read(arguments, new Random().nextInt(1_000_000));
    } catch (IllegalArgumentException wrong) {
      out.println("The proof cannot begin with these options:\n" + wrong.getMessage());
      return 2;
    }
    var proof = new Proof(options, Scale.hard(), out);
    return proof.run() ? 0 : 1;
  }

  /// Gives whether every promise was kept.
  boolean run() {
    out.println(options.command());
    var faults = possible();
    if (faults.isEmpty()) {
      return false;
    }
    var course = new Course(faults, options.seed());
    for (var leg : course.alone()) {
      run(leg);
    }
    while (!isOver()) {
      run(course.mixed());
    }
    out.printf(
        "%s after %d rounds. The report is %s%n",
        report.isGood() ? "Every promise was kept" : "PROMISES WERE BROKEN", rounds, report.file());
    return report.isGood();
  }

  /// The wanted faults for which a rig can be built here; the others are named.
  private List<Fault> possible() {
    var faults = new ArrayList<>(options.faults());
    faults.removeIf(
        fault -> {
          boolean impossible = fault.scene().shapes().stream().noneMatch(Shape::isPossible);
          if (impossible) {
            out.println("Only root on Linux can do this, so it is left out: " + fault.name());
          }
          return impossible;
        });
    return faults;
  }

  private boolean isOver() {
    return age().compareTo(options.time()) >= 0;
  }

  private Duration age() {
    return report.age(Instant.now());
  }

  private void run(Leg leg) {
    if (isOver() || !leg.shape().isPossible()) {
      return;
    }
    legs++;
    out.printf("%s a rig: %s, %d nodes%n", clock(), Words.of(leg.shape()), options.nodes());
    var folder = options.folder().resolve("rig-" + legs);
    var plan = new Rig.Plan(leg.shape(), options.nodes(), random.nextLong(), folder);
    try (var trial = Trial.start(plan, scale)) {
      for (var faults : leg.rounds()) {
        if (!isOver()) {
          rounds++;
          tell(trial.run(new RoundResult.Scene(rounds, leg.shape(), faults), age()));
        }
      }
    }
  }

  private void tell(RoundResult round) {
    report.add(round);
    var observed = round.observed();
    out.printf(
        "%s %-4d %-40s posts %d, acks %d, longest wait %s s, recovery %s s%s%n",
        clock(),
        round.scene().number(),
        round.scene().names(),
        observed.posts(),
        observed.acks(),
        Words.seconds(observed.slowestPost()),
        Words.seconds(observed.recovery()),
        round.isBad() ? "  BROKEN" : "");
    round.complaints().forEach(complaint -> out.println("       " + complaint));
    out.flush();
  }

  private String clock() {
    var age = age();
    return "%02d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart());
  }
}
