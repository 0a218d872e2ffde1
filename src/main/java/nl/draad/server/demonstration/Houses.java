package nl.draad.server.demonstration;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.draad.wire.Json;

/// Writes the organisations, their desks and when those are open, everyone's account, and who is on
/// duty.
final class Houses {
  private static final Duration BEFORE_ALL = Duration.ofDays(740);
  private static final Duration ON_DUTY = Duration.ofHours(2);
  private static final Duration HOURS_SET = Duration.ofDays(20);
  private static final int USUAL_CAPACITY = 2;

  private final Rows rows;
  private final Cast cast;
  private final Moments moments;

  Houses(Rows rows, Cast cast, Moments moments) {
    this.rows = rows;
    this.cast = cast;
    this.moments = moments;
  }

  /// @param passwordHash the same for everyone
  void write(World world, List<World.Chat> chats, String passwordHash) {
    for (var one : world.organisations()) {
      rows.add(Table.ORGANISATION, cast.organisation(one.slug()), one.slug(), one.name());
    }
    for (var desk : world.desks()) {
      long changes = chats.stream().filter(chat -> chat.desk().equals(desk.key())).count();
      var organisation = cast.organisation(desk.organisation());
      rows.add(Table.DESK, cast.deskId(desk.key()), organisation, desk.name(), 2 * changes);
      if (desk.hours() != null) {
        hours(desk.key(), desk.hours());
      }
    }
    world.people().forEach(person -> person(person, passwordHash));
  }

  private void hours(String desk, World.Hours hours) {
    var exceptions = new ArrayList<Map<String, Object>>();
    for (var day : hours.exceptions()) {
      var date = moments.daysAgo(-day.in()).toString();
      exceptions.add(Map.of("date", date, "periods", day.periods(), "reason", day.reason()));
    }
    var document = Json.object();
    document.put("zone", Moments.ZONE.getId()).put("language", "nl").put("always", false);
    document.putPOJO("week", hours.week());
    document.put("holidays", true).putPOJO("exceptions", exceptions);
    rows.add(
        Table.DESK_HOURS,
        cast.deskId(desk),
        1L,
        Buffer.buffer(document.toString()),
        Rows.time(moments.now().minus(HOURS_SET)),
        cast.person(hours.by()).value());
  }

  private void person(World.Person person, String passwordHash) {
    var id = cast.person(person.key()).value();
    var created = Rows.time(moments.now().minus(BEFORE_ALL));
    rows.add(Table.ACCOUNT, id, person.name(), person.email(), passwordHash, created);
    person
        .staff()
        .forEach((slug, role) -> rows.add(Table.STAFF, cast.organisation(slug), id, role));
    if (!person.duty().isEmpty()) {
      var capacity = person.capacity();
      rows.add(Table.DUTY, id, capacity == null ? USUAL_CAPACITY : capacity);
      var since = Rows.time(moments.now().minus(ON_DUTY));
      person.duty().forEach(desk -> rows.add(Table.DUTY_DESK, id, cast.deskId(desk), since));
    }
  }
}
