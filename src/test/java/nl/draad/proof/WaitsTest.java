package nl.draad.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.draad.proof.history.Event;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private final List<Event> events = new ArrayList<>();

  @Test
  void countsTheLongestTimeInWhichSomebodyWaitedInVain() {
    sent("a", 100);
    acked("a", 101);
    // nobody waits here
    sent("b", 110);
    sent("c", 112);
    acked("c", 115);
    acked("b", 119);
    var observed =
        new Waits(events, Set.of("laptop"), seconds(0), seconds(200)).observed(seconds(112));
    assertThat(observed.silence()).isEqualTo(Duration.ofSeconds(5));
    assertThat(observed.slowestPost()).isEqualTo(Duration.ofSeconds(9));
    assertThat(observed.recovery()).isEqualTo(Duration.ofSeconds(7));
    assertThat(observed.posts()).isEqualTo(3);
    assertThat(observed.acks()).isEqualTo(3);
  }

  @Test
  void aPostThatNeverGotAnAckHasWaitedUntilTheEnd() {
    sent("a", 10);
    var observed =
        new Waits(events, Set.of("laptop"), seconds(5), seconds(60)).observed(seconds(20));
    assertThat(observed.silence()).isEqualTo(Duration.ofSeconds(50));
    assertThat(observed.slowestPost()).isEqualTo(Duration.ofSeconds(50));
    assertThat(observed.recovery()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void onlyWhatCameByItselfToWhoWasThereIsADelivery() {
    sent("before", 7);
    acked("before", 8);
    shown("before", 10, Event.LIVE); // came with the channel
    sent("a", 10);
    acked("a", 11);
    shown("a", 13, Event.LIVE);
    shown("a", 40, seconds(39));
    var observed =
        new Waits(events, Set.of("laptop"), seconds(5), seconds(60)).observed(seconds(20));
    assertThat(observed.slowestDelivery()).isEqualTo(Duration.ofSeconds(2));
  }

  private void sent(String text, long at) {
    events.add(new Event.Sent(seconds(at), "thea", "phone", "group", text));
  }

  private void acked(String text, long at) {
    events.add(new Event.Acked(seconds(at), "thea", "phone", "group", text));
  }

  private void shown(String text, long at, long asked) {
    events.add(new Event.Shown(seconds(at), "frits", "laptop", "group", "thea", text, asked));
  }

  private static long seconds(long at) {
    return Duration.ofSeconds(at).toNanos();
  }
}
