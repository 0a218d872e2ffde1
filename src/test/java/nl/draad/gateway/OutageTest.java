package nl.draad.gateway;

import static nl.draad.gateway.Street.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import nl.draad.testing.OwnPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a device is told when the store or the server itself breaks, and that repeating the same
/// frame later mends it. The node pings often, so that a device knows that it is still heard while
/// it waits.
class OutageTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static OwnPostgres postgres;
  private Street street;

  @BeforeAll
  static void start() {
    postgres = OwnPostgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void open() {
    var patience = new Limits.Patience(LONG, Duration.ofSeconds(2), LONG, LONG);
    street = new Street(postgres.database(), Limits.usual().with(patience));
  }

  @AfterEach
  void close() {
    street.close();
  }

  @Test
  void whatMayOrMayNotBeStoredIsRepeatedWithTheSameRef() {
    var device = street.annas();
    var before = device.postAcked(street.channel, "ervoor");
    postgres.freeze();
    var ref = device.post(street.channel, "misschien");
    assertThat(device.refused(ref)).isEqualTo(4551);
    postgres.thaw();
    device.post(street.channel, ref, "misschien");
    assertThat(device.acked(ref)).isEqualTo(before + 1);
    assertThat(street.entries()).isEqualTo(before + 1);
  }

  @Test
  void whatIsNotStoredForCertainHasAnotherNumber() {
    var device = street.annas();
    var before = device.postAcked(street.channel, "ervoor");
    postgres.stop();
    device.refused(device.post(street.channel, "nu merkt de server het"));
    var ref = device.post(street.channel, "niet");
    assertThat(device.refused(ref)).isEqualTo(4550);
    postgres.restart();
    device.post(street.channel, ref, "niet");
    assertThat(device.acked(ref)).isEqualTo(before + 1);
  }

  /// 4550 is about one try: an earlier one with the same ref may be stored.
  @Test
  void aRepeatMayBeRefusedForCertainAlthoughTheFirstTryIsStored() {
    var device = street.annas();
    var before = device.postAcked(street.channel, "ervoor");
    postgres.freeze();
    var ref = device.post(street.channel, "toch");
    assertThat(device.refused(ref)).isEqualTo(4551);
    postgres.thaw();
    street.awaitEntries(before + 1);
    postgres.stop();
    device.refused(device.post(street.channel, "nu merkt de server het"));
    device.post(street.channel, ref, "toch");
    assertThat(device.refused(ref)).isEqualTo(4550);
    postgres.restart();
    device.post(street.channel, ref, "toch");
    assertThat(device.acked(ref)).isEqualTo(before + 1);
    assertThat(street.entries()).isEqualTo(before + 1);
  }

  @Test
  void whatBreaksInTheServerIsAFailureAndTheLineGoesOn() {
    street.node.with(
        Map.of(
            "fails", (_, _) -> Future.failedFuture(new IllegalStateException("planted")),
            "throws",
                (_, _) -> {
                  throw new IllegalStateException("planted");
                }));
    var device = street.annas();
    for (var type : new String[] {"fails", "throws"}) {
      var answer = device.ask(frame(type));
      assertThat(answer.getInteger("number")).isEqualTo(4500);
      assertThat(answer.getBoolean("retry")).isTrue();
      assertThat(answer.encode()).doesNotContain("planted");
    }
    assertThat(device.postAcked(street.channel, "het gaat weer")).isPositive();
  }
}
