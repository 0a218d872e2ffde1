package nl.draad.server.demonstration;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import nl.draad.access.ChannelKind;
import nl.draad.chat.ChatState;
import nl.draad.identity.Uuids;
import nl.draad.server.demonstration.Rhythm.Step;
import org.jspecify.annotations.Nullable;

/// Writes the chats: those that ended, those that wait, and those that run.
final class Chats {
  private final Rows rows;
  private final Cast cast;
  private final Moments moments;
  private final Map<String, Integer> slots = new HashMap<>();
  private int number;

  Chats(Rows rows, Cast cast, Moments moments) {
    this.rows = rows;
    this.cast = cast;
    this.moments = moments;
  }

  /// The times of a chat, and who ended it; what has not happened yet is absent.
  private record Course(
      Instant requested, @Nullable Instant claimed, @Nullable Instant ended, @Nullable String by) {}

  void write(World.Chat chat) {
    number++;
    var id = Cast.chat(chat, number);
    var random = new SplittableRandom(number);
    var steps = Rhythm.CHAT.play(start(chat), Script.read(chat.lines(), 0), random);
    var organisation = cast.organisation(cast.desk(chat.desk()).organisation());
    var requested = steps.getFirst().at().minus(Duration.ofSeconds(15));
    rows.add(
        Table.CHANNEL,
        id,
        ChannelKind.CHAT.number(),
        organisation,
        cast.deskId(chat.desk()),
        Rows.time(requested));
    chat(chat, id, log(chat, id, requested, steps));
  }

  private Instant start(World.Chat chat) {
    if (chat.minutes() != null) {
      return moments.at(new Line.Start.MinutesAgo(chat.minutes()));
    }
    if (chat.ago() == null || chat.time() == null) {
      throw new IllegalArgumentException("expected minutes, or ago and time, of chat " + number);
    }
    return moments.atWork(new Line.Start.DaysAgo(chat.ago(), LocalTime.parse(chat.time())));
  }

  private Course log(World.Chat chat, UUID id, Instant requested, List<Step> steps) {
    var scribe = new Scribe(rows, cast, id);
    scribe.open(chat.client(), chat.subject(), requested);
    Instant claimed = null;
    for (var step : steps) {
      var at = moments.past(step.at());
      switch (step.line()) {
        case Line.Say say -> scribe.say(say, at);
        case Line.Claim _ -> {
          scribe.claim(worker(chat), at);
          claimed = at;
        }
        case Line.Begin _, Line.LetIn _, Line.Leave _ ->
            throw new IllegalArgumentException("expected only talk in chat " + number);
      }
    }
    Instant ended = null;
    if (chat.by() != null) {
      ended = moments.past(steps.getLast().at().plus(Duration.ofSeconds(40)));
      scribe.end(chat.by(), chat.by().equals("client") ? chat.client() : worker(chat), ended);
    }
    scribe.finish(ended == null, Map.of());
    return new Course(requested, claimed, ended, chat.by());
  }

  private void chat(World.Chat chat, UUID id, Course course) {
    var subject = chat.subject();
    rows.add(
        Table.CHAT,
        id,
        cast.deskId(chat.desk()),
        cast.person(chat.client()).value(),
        chat.worker() == null ? null : cast.person(chat.worker()).value(),
        Uuids.derived("demonstration/asked/" + id),
        subject == null ? null : Buffer.buffer(subject),
        state(course).number(),
        Rows.time(course.requested()),
        course.claimed() == null ? null : Rows.time(course.claimed()),
        course.ended() == null ? null : Rows.time(course.ended()),
        course.by());
    if (course.claimed() != null && course.ended() == null) {
      int slot = slots.merge(worker(chat), 1, Integer::sum);
      rows.add(Table.CHAT_SLOT, cast.person(worker(chat)).value(), slot, id);
    }
  }

  private static ChatState state(Course course) {
    if (course.ended() != null) {
      return ChatState.ENDED;
    }
    return course.claimed() != null ? ChatState.ACTIVE : ChatState.WAITING;
  }

  private String worker(World.Chat chat) {
    if (chat.worker() == null) {
      throw new IllegalArgumentException("expected a worker in chat " + number);
    }
    return chat.worker();
  }
}
