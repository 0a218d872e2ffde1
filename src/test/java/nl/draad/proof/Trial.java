package nl.draad.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.draad.proof.fault.Expectation;
import nl.draad.proof.fault.Fault;
import nl.draad.proof.history.Checker;
import nl.draad.proof.history.History;
import nl.draad.proof.history.StoredReader;
import nl.draad.proof.load.Load;
import nl.draad.proof.load.Scale;
import nl.draad.proof.rig.NodeLog;
import nl.draad.proof.rig.Rig;

/// One rig with people on it, and the rounds that they go through. The history runs on over all of
/// them. Not thread-safe.
final class Trial implements AutoCloseable {
  /// What is never in a log: words of the people, their addresses and passwords.
  private static final List<String> CONTENT =
      List.of("ja ja", "/1 #", "@example.org", "wachtwoord");

  private static final Duration BEFORE = Duration.ofSeconds(6);
  private static final Duration SETTLE = Duration.ofSeconds(150);
  private static final int MOST_APART_MILLIS = 4_000;

  private final Rig rig;
  private final History history;
  private final Load load;
  private final Random random;
  private final Set<String> told = new HashSet<>(); // complaints of earlier rounds

  private Trial(Rig rig, History history, Load load, Random random) {
    this.rig = rig;
    this.history = history;
    this.load = load;
    this.random = random;
  }

  /// Builds it, and lets the people come in.
  static Trial start(Rig.Plan plan, Scale scale) {
    var rig = Rig.start(plan);
    var history = History.writtenTo(plan.folder().resolve("history.jsonl"));
    try {
      var random = new Random(plan.seed());
      var url = rig.postgres().jdbcUrl();
      var load = Load.start(rig.doors(), url, history, random.nextLong(), scale);
      return new Trial(rig, history, load, random);
    } catch (RuntimeException e) {
      history.close();
      rig.close();
      throw e;
    }
  }

  /// Lets these faults happen under load, waits until all is quiet, and judges.
  RoundResult run(RoundResult.Scene scene, Duration at) {
    load.go();
    rig.scatter(random); // devices stay where an earlier fault has driven them
    hold(BEFORE);
    long from = history.now();
    suffer(scene.faults());
    long end = history.now();
    rig.awaitReady();
    var complaints = new ArrayList<>(load.settle(SETTLE));
    var waits = new Waits(history.events(), load.attentive(), from, history.now());
    var observed = waits.observed(end);
    complaints.addAll(expectation(scene.faults()).differences(observed));
    complaints.addAll(broken());
    var seen = new RoundResult.Seen(observed, waits.waits(), load.figures());
    return new RoundResult(scene, at, seen, complaints);
  }

  private static Expectation expectation(List<Fault> faults) {
    return faults.size() == 1
        ? faults.getFirst().expectation()
        : Expectation.together(faults.stream().map(Fault::expectation).toList());
  }

  /// Promises that were broken and strange logs, of which no earlier round has told.
  private List<String> broken() {
    var found = new ArrayList<String>();
    var stored = StoredReader.read(rig.postgres().jdbcUrl());
    Checker.check(history, stored).forEach(violation -> found.add(violation.toString()));
    for (var node : rig.nodes()) {
      NodeLog.complaints(node.process().log(), CONTENT)
          .forEach(complaint -> found.add(node.name() + ": " + complaint));
    }
    return found.stream().filter(told::add).toList();
  }

  /// Faults begin a little apart, and end in the order of their times.
  private void suffer(List<Fault> faults) {
    var running = new ArrayList<Running>();
    try {
      for (var fault : faults) {
        if (!running.isEmpty()) {
          hold(Duration.ofMillis(random.nextInt(MOST_APART_MILLIS)));
        }
        var trouble = fault.begin(rig, random);
        running.add(new Running(trouble, System.nanoTime() + fault.scene().lasts().toNanos()));
      }
      running.sort(Comparator.comparingLong(Running::end));
      while (!running.isEmpty()) {
        hold(Duration.ofNanos(running.getFirst().end() - System.nanoTime()));
        running.removeFirst().trouble().end();
      }
    } finally {
      running.forEach(left -> left.trouble().end());
      rig.mendLines();
    }
  }

  /// @param end when it is over, in nanoseconds
  private record Running(Fault.Trouble trouble, long end) {}

  private static void hold(Duration time) {
    try {
      var _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    load.close();
    history.close();
    rig.close();
  }
}
