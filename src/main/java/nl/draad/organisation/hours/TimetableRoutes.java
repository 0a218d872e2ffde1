package nl.draad.organisation.hours;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PUT;

import io.vertx.core.Future;
import java.util.List;
import nl.draad.identity.DeskId;
import nl.draad.routes.Ask;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;

/// What [Timetables] offers coordinators over HTTP.
public final class TimetableRoutes {
  private static final String HOURS = "/api/desks/{desk}/hours";
  private static final String EMERGENCY = "/api/desks/{desk}/emergency";

  private final Timetables timetables;

  public TimetableRoutes(Timetables timetables) {
    this.timetables = timetables;
  }

  public List<Route> routes() {
    return List.of(
        Route.signedIn(GET, HOURS, this::look),
        Route.signedIn(PUT, HOURS, this::change),
        Route.signedIn(PUT, EMERGENCY, this::close),
        Route.signedIn(DELETE, EMERGENCY, this::reopen));
  }

  private Future<Answer<Reply>> look(Ask ask) {
    return reply(timetables.of(ask.person(), desk(ask)));
  }

  private Future<Answer<Reply>> change(Ask ask) {
    var body = ask.body();
    var version = body.number("version", 0, Integer.MAX_VALUE);
    var hours = HoursDocument.read(body.object("hours"));
    return reply(timetables.change(ask.person(), desk(ask), version, hours));
  }

  private Future<Answer<Reply>> close(Ask ask) {
    return reply(timetables.close(ask.person(), desk(ask), Closing.read(ask.body())));
  }

  private Future<Answer<Reply>> reopen(Ask ask) {
    return reply(timetables.reopen(ask.person(), desk(ask)));
  }

  private Future<Answer<Reply>> reply(Future<Answer<Timetable>> answer) {
    return answer.map(
        given -> given.map(timetable -> Reply.ok(json -> timetable.into(json, timetables.now()))));
  }

  private static DeskId desk(Ask ask) {
    return new DeskId(ask.id("desk"));
  }
}
