package nl.draad.messaging;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.draad.identity.PersonId;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// What became of a text whose outcome its device does not know. One that is not stored is given up
/// by an entry with that very ref, so that a try which is still on its way somewhere finds it
/// taken: "not stored" is final.
///
/// Whoever is or was in the channel can give refs up: a reader may write tomorrow, and who was sent
/// away may be let in again while the try is on its way. Thread-safe.
final class Fate {
  /// How many refs somebody gives up at one node after the end of a membership: more than a person
  /// has devices, each of which has one text under way. Nobody fills a channel from outside.
  static final int MOST_AFTERWARDS = 10;

  private record Outside(PersonId author, ChannelId channel) {}

  private final ChannelLog log;
  private final Map<Outside, Future<Void>> turns = new ConcurrentHashMap<>(); // the last of each

  Fate(ChannelLog log) {
    this.log = log;
  }

  Future<Answer<Text>> of(PersonId author, ChannelFrame.Fate asked) {
    var end = new Draft(asked.channel(), EntryKind.VOID, author, asked.of(), 0, Body.NONE);
    return log.find(end)
        .compose(
            found ->
                found.isPresent()
                    ? Answer.yes(told(asked, found))
                    : giveUp(end, state -> ofMember(state, author))
                        .compose(answer -> settled(asked, end, answer)));
  }

  private Future<Answer<Entry>> giveUp(Draft end, Policy policy) {
    return log.append(end, policy, null);
  }

  private static Optional<Refusal> ofMember(ChannelState state, PersonId author) {
    return state.member(author).isPresent() ? ofAnyone(state) : Optional.of(Refusal.NOT_FOUND);
  }

  private static Optional<Refusal> ofAnyone(ChannelState state) {
    return state.isOpen() ? Optional.empty() : Optional.of(Refusal.CHANNEL_CLOSED);
  }

  private Future<Answer<Text>> settled(ChannelFrame.Fate asked, Draft end, Answer<Entry> answer) {
    return switch (answer) {
      case Answer.Given<Entry> _ -> Answer.yes(told(asked, Optional.empty()));
      case Answer.Refused<Entry> refused when refused.refusal() == Refusal.NOT_FOUND ->
          inTurn(end, () -> fromOutside(asked, end));
      case Answer.Refused<Entry> refused when refused.refusal().retryable() ->
          Future.succeededFuture(Answer.refused(refused));
      case Answer.Refused<Entry> _ -> asItStands(asked, end); // closed: nothing comes after
    };
  }

  /// One after the other: who asks many at once has no more of them.
  private Future<Answer<Text>> inTurn(Draft end, Supplier<Future<Answer<Text>>> deed) {
    var key = new Outside(end.author(), end.channel());
    var done = Promise.<Void>promise();
    var before = turns.put(key, done.future());
    return (before == null ? Future.<Void>succeededFuture() : before)
        .compose(_ -> deed.get())
        .onComplete(
            _ -> {
              turns.remove(key, done.future());
              done.complete();
            });
  }

  /// This node knows the author as nobody there: somebody who never was in it, or is in it no more,
  /// or was let in a moment ago. PostgreSQL tells them apart.
  private Future<Answer<Text>> fromOutside(ChannelFrame.Fate asked, Draft end) {
    return log.traces(end.channel(), end.author())
        .compose(
            traces -> {
              if (!traces.wasIn()) {
                return asItStands(asked, end);
              }
              return traces.givenUp() < MOST_AFTERWARDS
                  ? giveUp(end, Fate::ofAnyone).compose(answer -> settled(asked, end, answer))
                  : Answer.no(Refusal.NOT_FOUND);
            });
  }

  private Future<Answer<Text>> asItStands(ChannelFrame.Fate asked, Draft end) {
    return log.find(end).map(found -> Answer.given(told(asked, found)));
  }

  private static Text told(ChannelFrame.Fate asked, Optional<Entry> found) {
    var seq = found.filter(entry -> entry.kind() != EntryKind.VOID).map(Entry::seq).orElse(0L);
    return ChannelFrames.fate(asked.ref(), asked.channel(), asked.of(), seq);
  }
}
