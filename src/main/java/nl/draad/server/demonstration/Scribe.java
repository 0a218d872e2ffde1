package nl.draad.server.demonstration;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.identity.Uuids;
import nl.draad.messaging.Body;
import nl.draad.messaging.EntryKind;
import nl.draad.wire.Json;
import org.jspecify.annotations.Nullable;

/// Writes the log of one channel, entry after entry, and what follows from it: who is in it and how
/// far each has read.
final class Scribe {
  private final Rows rows;
  private final Cast cast;
  private final UUID channel;
  private final Map<String, Being> members = new HashMap<>();
  private final Map<String, Long> lastPosts = new HashMap<>();
  private final IdentityHashMap<Line.Say, Long> places = new IdentityHashMap<>();
  private final List<Long> postPlaces = new ArrayList<>();
  private Instant last = Instant.MIN;
  private long end;

  /// Somebody's being in it.
  private record Being(long from, ChannelRole role, long visible) {}

  Scribe(Rows rows, Cast cast, UUID channel) {
    this.rows = rows;
    this.cast = cast;
    this.channel = channel;
  }

  int posts() {
    return postPlaces.size();
  }

  /// The client asks for a chat, and is in it from then on.
  void open(String client, @Nullable String subject, Instant at) {
    var body = subject == null ? Body.of(Json.bytes(_ -> {})) : subjectBody(subject);
    append(EntryKind.OPENED, cast.person(client), 0, body, at);
    admit(EntryKind.JOINED, client, client, new Being(end + 1, ChannelRole.CLIENT, 1), at);
  }

  /// Somebody is let in.
  void letIn(Line.LetIn letIn, String by, Instant at) {
    long visible = letIn.fromNow() ? end + 1 : 1;
    admit(EntryKind.JOINED, letIn.who(), by, new Being(end + 1, letIn.role(), visible), at);
  }

  /// A worker takes the chat, and sees all of it.
  void claim(String worker, Instant at) {
    admit(EntryKind.CLAIMED, worker, worker, new Being(end + 1, ChannelRole.WORKER, 1), at);
  }

  void say(Line.Say say, Instant at) {
    var author = cast.person(say.who());
    if (!members.containsKey(say.who())) {
      throw new IllegalArgumentException("expected a member but was " + say.who());
    }
    switch (say.deed()) {
      case POST -> {
        postPlaces.add(end + 1);
        long about = say.answers().map(answered -> place(places.get(answered))).orElse(0L);
        append(EntryKind.POST, author, about, Body.said(say.text()), at);
        lastPosts.put(say.who(), end);
      }
      case EDIT -> {
        long about = place(lastPosts.get(say.who()));
        append(EntryKind.EDIT, author, about, Body.said(say.text()), at);
      }
      case WITHDRAW -> {
        long about = place(lastPosts.get(say.who()));
        append(EntryKind.WITHDRAWAL, author, about, Body.NONE, at);
      }
    }
    places.put(say, end);
  }

  void leave(String who, Instant at) {
    var being = members.remove(who);
    if (being == null) {
      throw new IllegalArgumentException("expected a member but was " + who);
    }
    append(EntryKind.LEFT, cast.person(who), 0, Body.dismissed(cast.person(who)), at);
    write(who, being, end, true);
  }

  /// @param by `client` or `worker`
  void end(String by, String who, Instant at) {
    var body = Body.of(Json.bytes(json -> json.writeStringField("by", by)));
    append(EntryKind.ENDED, cast.person(who), 0, body, at);
  }

  /// The last thing: who is in it now, and how many posts each has not read.
  void finish(boolean live, Map<String, Integer> unread) {
    members.forEach(
        (who, being) -> {
          write(who, being, null, live);
          long read = read(who, unread.getOrDefault(who, 0));
          rows.add(Table.CURSOR, channel, cast.person(who).value(), end, read);
        });
  }

  private long read(String who, int unread) {
    int posts = Math.max(0, postPlaces.size() - unread);
    long place = unread == 0 ? end : posts == 0 ? 0 : postPlaces.get(posts - 1);
    return Math.max(place, lastPosts.getOrDefault(who, 0L));
  }

  private void admit(EntryKind kind, String who, String by, Being being, Instant at) {
    var body = Body.admitted(cast.person(who), cast.name(who), being.role(), being.visible());
    append(kind, cast.person(by), 0, body, at);
    members.put(who, being);
  }

  private void append(EntryKind kind, PersonId author, long about, Body body, Instant at) {
    end++;
    last = at.isAfter(last) ? at : last;
    rows.add(
        Table.ENTRY,
        channel,
        end,
        kind.number(),
        author.value(),
        Uuids.derived("demonstration/" + channel + "/" + end),
        about == 0 ? null : about,
        (long) postPlaces.size(),
        Rows.time(last),
        Buffer.buffer(body.json()));
  }

  private void write(String who, Being being, @Nullable Long until, boolean live) {
    var role = being.role().number();
    var person = cast.person(who).value();
    rows.add(Table.MEMBER, channel, person, being.from(), until, role, being.visible(), live);
  }

  private static Body subjectBody(String subject) {
    return Body.of(Json.bytes(json -> json.writeStringField("subject", subject)));
  }

  private static long place(@Nullable Long place) {
    if (place == null) {
      throw new IllegalArgumentException("expected a post that was there before");
    }
    return place;
  }
}
