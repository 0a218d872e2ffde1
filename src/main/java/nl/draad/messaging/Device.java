package nl.draad.messaging;

import nl.draad.identity.Principal;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// The far end of one WebSocket, as seen from below: who is there, and a way to tell it something.
/// May be called from any thread; what is told from one thread arrives in that order. Nothing told
/// is promised to arrive: the log has everything.
public interface Device {

  /// Who has it, signed in on which session.
  Principal principal();

  /// Sends a frame.
  void tell(Text frame);

  /// Sends what belongs to a channel; held back while this device is being resumed, so that nothing
  /// overtakes the backlog.
  void tell(ChannelId channel, Text frame);

  /// Sends that a channel is there no longer: at once, so that it is never later than what is told
  /// when its person is let in again. What was held back of the channel is dropped.
  void end(ChannelId channel, Text gone);

  /// From now on what belongs to channels is held back, until [#release] as often.
  void hold();

  /// Sends what was held back.
  void release();

  /// Closes the line with a number that says why.
  void close(Refusal why);
}
