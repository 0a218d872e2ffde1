package nl.draad.messaging;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.draad.postgres.Queries;
import nl.draad.postgres.Sqlstate;
import nl.draad.postgres.Unreachable;

/// Writes a lane's appends together: while one batch is at PostgreSQL the next one gathers, which
/// is group commit without a timer. A batch holds at most one entry per channel. A batch that fails
/// on a lock or on one bad row is tried again in halves, so that one entry's misfortune never fails
/// its neighbours.
///
/// Confined to the lane.
final class LogWriter {
  /// How many entries one statement holds at most.
  static final int MAX_BATCH = 500;

  /// One entry proposed for a place.
  record Proposal(LiveChannel channel, PendingAppend append, Entry entry) {}

  /// What became of proposals.
  interface Outcome {
    /// Committed at their places, in the order of the batch.
    void stored(List<Proposal> proposals);

    /// Somebody else has the place, or the ref came before.
    void lost(List<Proposal> proposals);

    /// PostgreSQL did not answer, or could not lock: nobody knows yet.
    void uncertain(List<Proposal> proposals);

    /// PostgreSQL refuses this very entry.
    void failed(Proposal proposal, Throwable cause);
  }

  private final Queries line;
  private final Context context;
  private final Outcome outcome;
  private final DistributionSummary sizes = Metrics.summary("draad.log.batch");
  private List<Proposal> gathering = new ArrayList<>();
  private boolean busy; // from the planning of a flush until its answer

  LogWriter(Queries line, Context context, Outcome outcome) {
    this.line = line;
    this.context = context;
    this.outcome = outcome;
  }

  void propose(Proposal proposal) {
    gathering.add(proposal);
    if (!busy) {
      busy = true;
      context.runOnContext(
          _ -> flush()); // at the end of this tick: what else it brings comes along
    }
  }

  private void flush() {
    if (gathering.isEmpty()) {
      busy = false;
      return;
    }
    List<Proposal> batch;
    if (gathering.size() <= MAX_BATCH) {
      batch = gathering;
      gathering = new ArrayList<>();
    } else {
      batch = List.copyOf(gathering.subList(0, MAX_BATCH));
      gathering = new ArrayList<>(gathering.subList(MAX_BATCH, gathering.size()));
    }
    sizes.record(batch.size());
    write(batch, this::flush);
  }

  private void write(List<Proposal> batch, Runnable then) {
    LogStatements.append(line, batch.stream().map(Proposal::entry).toList())
        .onSuccess(
            taken -> {
              sort(batch, taken);
              then.run();
            })
        .onFailure(cause -> recover(batch, cause, then));
  }

  private void sort(List<Proposal> batch, Set<ChannelId> taken) {
    var stored = new ArrayList<Proposal>(batch.size());
    var lost = new ArrayList<Proposal>(0);
    for (var proposal : batch) {
      (taken.contains(proposal.channel().id()) ? stored : lost).add(proposal);
    }
    if (!stored.isEmpty()) {
      outcome.stored(stored);
    }
    if (!lost.isEmpty()) {
      outcome.lost(lost);
    }
  }

  private void recover(List<Proposal> batch, Throwable cause, Runnable then) {
    if (!Sqlstate.isRefusal(cause)) {
      if (!(cause instanceof Unreachable away) || away.sent()) {
        batch.forEach(proposal -> proposal.append().markSent());
      }
      outcome.uncertain(batch);
      then.run();
    } else if (batch.size() > 1) {
      var half = batch.size() / 2;
      write(batch.subList(0, half), () -> write(batch.subList(half, batch.size()), then));
    } else {
      if (Sqlstate.isPassing(cause)) {
        outcome.uncertain(batch);
      } else {
        outcome.failed(batch.getFirst(), cause);
      }
      then.run();
    }
  }
}
