package nl.draad.server.demonstration;

import java.time.Duration;
import java.util.List;

/// Writes the organisations, their desks, everyone's account, and who is on duty.
final class Houses {
  private static final Duration BEFORE_ALL = Duration.ofDays(740);
  private static final Duration ON_DUTY = Duration.ofHours(2);
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
    }
    world.people().forEach(person -> person(person, passwordHash));
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
