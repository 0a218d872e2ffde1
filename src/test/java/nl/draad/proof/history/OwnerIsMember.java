package nl.draad.proof.history;

import java.util.stream.Stream;

/// A chat whose client or worker is not in it.
final class OwnerIsMember implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.stored().chats().stream()
        .flatMap(
            chat ->
                Stream.of(chat.client(), chat.worker())
                    .filter(person -> !person.equals(Stored.Chat.NOBODY))
                    .filter(person -> !evidence.isMemberNow(chat.id(), person))
                    .map(
                        person ->
                            broken(
                                "%s has the chat %s and is not in it"
                                    .formatted(person, chat.id()))));
  }
}
