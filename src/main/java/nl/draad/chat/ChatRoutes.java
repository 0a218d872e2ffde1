package nl.draad.chat;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.draad.identity.DeskId;
import nl.draad.identity.Principal;
import nl.draad.messaging.ChannelId;
import nl.draad.pace.Pace;
import nl.draad.routes.Ask;
import nl.draad.routes.Parameters;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;

/// What [Chats], [Claims] and [Duties] offer over HTTP.
public final class ChatRoutes {
  private static final String KEY = "idempotency-key";
  private static final int MOST_DESKS = 100;
  private static final Pace ASKING = new Pace(10, Duration.ofMinutes(1));

  private final Chats chats;
  private final Claims claims;
  private final Duties duties;

  public ChatRoutes(Chats chats, Claims claims, Duties duties) {
    this.chats = chats;
    this.claims = claims;
    this.duties = duties;
  }

  public List<Route> routes() {
    return List.of(
        Route.signedIn(POST, "/api/desks/{desk}/chats", this::ask).at(ASKING),
        Route.signedIn(GET, "/api/chats", this::list),
        Route.signedIn(GET, "/api/chats/{chat}", this::one),
        Route.signedIn(POST, "/api/chats/{chat}/claim", this::claim),
        Route.signedIn(POST, "/api/desks/{desk}/claim", this::claimOldest),
        Route.signedIn(POST, "/api/chats/{chat}/end", this::end),
        Route.signedIn(GET, "/api/duty", this::duty),
        Route.signedIn(PUT, "/api/duty", this::setDuty));
  }

  /// The part of `GET /api/me` that says which chats this person has open.
  public Future<Json.Writing> me(Principal who) {
    return chats.open(who.person()).map(open -> json -> ChatPage.write(json, open));
  }

  private Future<Answer<Reply>> ask(Ask ask) {
    var wish = new Wish(desk(ask), key(ask.headers()), Subject.read(ask.body()));
    return chats
        .ask(ask.person(), wish)
        .map(
            answer ->
                answer.map(
                    asked ->
                        asked.fresh()
                            ? Reply.created(asked.chat()::into)
                            : Reply.ok(asked.chat()::into)));
  }

  private Future<Answer<Reply>> list(Ask ask) {
    var page = ChatPage.Wanted.read(ask.query());
    var found =
        switch (ask.query().text("as").orElse("client")) {
          case "client" -> chats.ofClient(ask.person(), page);
          case "worker" -> chats.ofWorker(ask.person(), page);
          default -> throw new Refused(Refusal.WRONG_VALUE, "as has to be client or worker");
        };
    return found.map(chats -> Answer.given(Reply.ok(chats::into)));
  }

  private Future<Answer<Reply>> one(Ask ask) {
    return chat(chats.find(ask.person(), chat(ask)));
  }

  private Future<Answer<Reply>> claim(Ask ask) {
    return chat(claims.claim(ask.person(), chat(ask)));
  }

  private Future<Answer<Reply>> claimOldest(Ask ask) {
    return chat(claims.claimOldest(ask.person(), desk(ask)));
  }

  private Future<Answer<Reply>> end(Ask ask) {
    return chat(chats.end(ask.person(), chat(ask)));
  }

  private Future<Answer<Reply>> duty(Ask ask) {
    return duties.of(ask.person()).map(answer -> answer.map(duty -> Reply.ok(duty::into)));
  }

  private Future<Answer<Reply>> setDuty(Ask ask) {
    var desks =
        ask.body().uuids("desks", MOST_DESKS).stream()
            .map(DeskId::new)
            .collect(Collectors.toUnmodifiableSet());
    return duties.set(ask.person(), desks).map(answer -> answer.map(duty -> Reply.ok(duty::into)));
  }

  private static Future<Answer<Reply>> chat(Future<Answer<Chat>> answer) {
    return answer.map(given -> given.map(chat -> Reply.ok(chat::into)));
  }

  private static ChannelId chat(Ask ask) {
    return new ChannelId(ask.id("chat"));
  }

  private static DeskId desk(Ask ask) {
    return new DeskId(ask.id("desk"));
  }

  private static UUID key(Parameters headers) {
    return headers
        .uuid(KEY)
        .orElseThrow(() -> new Refused(Refusal.MISSING_FIELD, "Idempotency-Key is missing"));
  }
}
