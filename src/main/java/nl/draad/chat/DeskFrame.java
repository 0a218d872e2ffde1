package nl.draad.chat;

import nl.draad.identity.DeskId;
import nl.draad.wire.Fields;

/// What a worker's device asks of a desk's queue: a closed set, each decoded strictly from its
/// fields. Decoding throws [nl.draad.wire.Refused].
sealed interface DeskFrame {
  int MAX_REF = 64;

  String ref();

  DeskId desk();

  /// Wants the queue, and what changes in it from then on.
  record Watch(String ref, DeskId desk) implements DeskFrame {}

  /// Wants no more of it.
  record Unwatch(String ref, DeskId desk) implements DeskFrame {}

  static DeskFrame watch(Fields frame) {
    return new Watch(frame.text("ref", MAX_REF), new DeskId(frame.uuid("desk")));
  }

  static DeskFrame unwatch(Fields frame) {
    return new Unwatch(frame.text("ref", MAX_REF), new DeskId(frame.uuid("desk")));
  }
}
