package nl.draad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.draad.messaging.ChannelId;
import nl.draad.wire.Text;
import org.junit.jupiter.api.Test;

/// What waits while a device is resumed: up to its limit, in order, and nothing of a channel that
/// is lost meanwhile.
class HeldTest {
  private static final Text HALF = Text.of("x".repeat(Limits.HELD / 2));

  private final ChannelId here = new ChannelId(UUID.randomUUID());
  private final ChannelId lost = new ChannelId(UUID.randomUUID());
  private final Held held = new Held();

  @Test
  void asMuchAsTheLimitIsKeptAndNoMore() {
    held.hold();
    assertThat(held.keep(here, HALF)).isTrue();
    assertThat(held.keep(here, HALF)).isTrue();
    assertThat(held.keep(here, Text.of("x"))).isFalse();
  }

  @Test
  void aLostChannelMakesRoom() {
    var mine = Text.of("mine");
    held.hold();
    held.keep(lost, HALF);
    held.keep(here, mine);
    held.forget(lost);
    assertThat(held.keep(here, HALF)).isTrue();
    var told = new ArrayList<Text>();
    held.release(told::add);
    assertThat(told).isEqualTo(List.of(mine, HALF));
  }

  @Test
  void whatIsKeptIsHandedOnAfterTheLastResume() {
    var told = new ArrayList<Text>();
    held.hold();
    held.hold();
    held.keep(here, HALF);
    held.release(told::add);
    assertThat(told).isEmpty();
    held.release(told::add);
    assertThat(told).isEqualTo(List.of(HALF));
    assertThat(held.isHolding()).isFalse();
  }
}
