package nl.draad.messaging;

import java.util.Optional;
import nl.draad.wire.Refusal;

/// Whether something may be appended, asked of the channel as of its last entry: just before each
/// try, so that nothing can have changed between the answer and the place.
interface Policy {
  /// What the system itself appends needs no leave.
  Policy SYSTEM = _ -> Optional.empty();

  /// Empty: it may. Called on the channel's lane.
  Optional<Refusal> ask(ChannelState state);
}
