package nl.draad.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.draad.proof.history.Checker;

/// What came of a run, for people: written anew after every round, so that a run that is broken off
/// has one, too. Not thread-safe.
final class Report {
  private final Options options;
  private final Instant began;
  private final List<RoundResult> rounds = new ArrayList<>();

  Report(Options options, Instant began) {
    this.options = options;
    this.began = began;
  }

  void add(RoundResult round) {
    rounds.add(round);
    write();
  }

  boolean isGood() {
    return rounds.stream().noneMatch(RoundResult::isBad);
  }

  Path file() {
    return options.folder().resolve("report.md");
  }

  private void write() {
    try {
      Files.createDirectories(options.folder());
      Files.writeString(file(), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    var text = new StringBuilder("# Proof\n\n");
    text.append(summary());
    text.append("\n```\n").append(options.command()).append("\n```\n\n");
    text.append("## Rounds\n\n");
    text.append("| # | rig | faults | posts | acks | p50 | p99 | longest | silence | delivery |");
    text.append(" recovery | kept |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    rounds.forEach(round -> text.append(row(round)));
    text.append("\nTimes are in seconds. *p50*, *p99*, *longest*: how long posts waited for their");
    text.append(" acks. *silence*: the longest time in which nobody got an ack although somebody");
    text.append(" waited. *delivery*: from an ack to the last device that got the post live.");
    text.append(
        " *recovery*: after the faults' end, until all that was sent before had its ack.\n");
    text.append("\n## What people did\n\n");
    text.append("| # | delivered | chats | claims | came back | gave up | refused, by number |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    rounds.forEach(round -> text.append(deeds(round)));
    text.append("\nCounted from the people's coming to the rig until the end of the round.\n\n");
    text.append("## Broken promises\n\n").append(complaints());
    return text.toString();
  }

  private String summary() {
    long bad = rounds.stream().filter(RoundResult::isBad).count();
    int posts = rounds.stream().mapToInt(round -> round.observed().posts()).sum();
    int acks = rounds.stream().mapToInt(round -> round.observed().acks()).sum();
    return "%s. %d rounds, %d of them bad; %d posts and %d acks during them; rules: %d. Began %s.\n"
        .formatted(
            isGood() ? "Every promise was kept" : "**Promises were broken**",
            rounds.size(),
            bad,
            posts,
            acks,
            Checker.rules().size(),
            began);
  }

  private static String row(RoundResult round) {
    var observed = round.observed();
    return "| %d | %s | %s | %d | %d | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            round.scene().number(),
            Words.of(round.scene().shape()),
            round.scene().names(),
            observed.posts(),
            observed.acks(),
            Words.seconds(round.wait(0.5)),
            Words.seconds(round.wait(0.99)),
            Words.seconds(observed.slowestPost()),
            Words.seconds(observed.silence()),
            Words.seconds(observed.slowestDelivery()),
            Words.seconds(observed.recovery()),
            round.isBad() ? "**no**" : "yes");
  }

  private static String deeds(RoundResult round) {
    var figures = round.seen().figures();
    return "| %d | %d | %d | %d | %d | %d | %s |\n"
        .formatted(
            round.scene().number(),
            figures.delivered(),
            figures.chats(),
            figures.claims(),
            figures.reconnects(),
            figures.failed(),
            figures.refused());
  }

  private String complaints() {
    if (isGood()) {
      return "None.\n";
    }
    var text = new StringBuilder();
    for (var round : rounds.stream().filter(RoundResult::isBad).toList()) {
      text.append("Round %d, %s:\n\n".formatted(round.scene().number(), round.scene().names()));
      round
          .complaints()
          .forEach(
              complaint -> text.append("- ").append(complaint.replace("\n", "\n  ")).append("\n"));
      text.append("\n");
    }
    return text.toString();
  }

  /// How long the run has taken.
  Duration age(Instant now) {
    return Duration.between(began, now);
  }
}
