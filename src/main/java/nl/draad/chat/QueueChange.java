package nl.draad.chat;

import io.vertx.core.Future;
import java.util.List;
import nl.draad.identity.DeskId;
import nl.draad.messaging.ChannelId;
import nl.draad.messaging.LogTransaction;
import nl.draad.wire.Answer;

/// What a deed made of a chat, and which version of its desk's queue that gave: 0 when the queue
/// stayed as it was.
record QueueChange(Chat chat, long version) {

  /// Counts the change; the last statement of its transaction.
  static Future<Answer<QueueChange>> of(LogTransaction deed, ChannelId chat, DeskId desk) {
    return QueueStatements.bump(deed.queries(), desk)
        .compose(
            version -> card(deed, chat).map(card -> Answer.given(new QueueChange(card, version))));
  }

  /// The queue stays as it was.
  static Future<Answer<QueueChange>> none(LogTransaction deed, ChannelId chat) {
    return card(deed, chat).map(card -> Answer.given(new QueueChange(card, 0)));
  }

  DeskId desk() {
    return chat.place().desk().id();
  }

  private static Future<Chat> card(LogTransaction deed, ChannelId chat) {
    return ChatStatements.cards(deed.queries(), List.of(chat)).map(cards -> cards.getFirst());
  }
}
