package nl.draad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is lost, and how long what a lost node may still store is looked for.
class NeighboursTest {
  private static final UUID EAST = UUID.randomUUID();
  private static final UUID WEST = UUID.randomUUID();
  private static final long BEGIN = 1_000;
  private static final long SILENT = BEGIN + Neighbours.LOST_NANOS;
  private static final long LOST = SILENT + 1;

  private final Neighbours neighbours = new Neighbours();

  @Test
  void whoIsSilentTooLongIsLostOnce() {
    neighbours.heard(EAST, BEGIN);
    neighbours.heard(WEST, LOST);
    assertThat(neighbours.lose(SILENT)).isEmpty();
    assertThat(neighbours.lose(LOST)).isEqualTo(List.of(EAST));
    assertThat(neighbours.lose(LOST)).isEmpty();
  }

  @Test
  void aLostNodeIsMissedForAWhile() {
    neighbours.heard(EAST, BEGIN);
    assertThat(neighbours.isMissing(BEGIN)).isFalse();
    neighbours.lose(LOST);
    assertThat(neighbours.isMissing(LOST)).isTrue();
    var end = LOST + Neighbours.MISSED_NANOS;
    assertThat(neighbours.isMissing(end)).isTrue();
    assertThat(neighbours.isMissing(end + 1)).as("once more").isTrue();
    assertThat(neighbours.isMissing(end + 2)).isFalse();
  }

  /// What it stored while nobody heard it is looked for once more.
  @Test
  void whoIsHeardAgainIsLookedForOnceMore() {
    neighbours.heard(EAST, BEGIN);
    neighbours.lose(LOST);
    neighbours.heard(EAST, LOST + 1);
    assertThat(neighbours.isMissing(LOST + 2)).isTrue();
    assertThat(neighbours.isMissing(LOST + 3)).isFalse();
  }

  @Test
  void whoCannotHearLosesNobody() {
    neighbours.heard(EAST, BEGIN);
    neighbours.nobodyWasHeard(LOST);
    assertThat(neighbours.lose(LOST + 1)).isEmpty();
    assertThat(neighbours.lose(LOST + Neighbours.LOST_NANOS + 1)).isEqualTo(List.of(EAST));
  }
}
