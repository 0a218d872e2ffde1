package nl.draad.messaging;

import io.vertx.core.Future;
import nl.draad.wire.Answer;
import nl.draad.wire.Fields;
import nl.draad.wire.Text;

/// What a feature does with one type of frame. The roof registers it under the type's name; the
/// gateway calls it on the connection's event loop and sends what it answers. Decoding may throw
/// [nl.draad.wire.Refused].
public interface FrameDeed {
  /// Nothing to say: the deed has told the device itself, or there is no answer.
  Text SILENCE = Text.of("");

  Future<Answer<Text>> answer(Device device, Fields frame);
}
