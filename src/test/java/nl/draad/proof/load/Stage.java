package nl.draad.proof.load;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.draad.access.ChannelRole;

/// Puts the people of a run into an empty database. One signs up and in over HTTP; the others get
/// the same password, and their devices sessions with the same secret, without what they cost.
final class Stage {
  static final String PASSWORD = "een heel lang wachtwoord";
  private static final int GROUP = 6;

  private final Scale scale;
  private final UUID organisation = UUID.randomUUID();
  private final UUID desk = UUID.randomUUID();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final List<Person> clients = new ArrayList<>();
  private final List<Person> workers = new ArrayList<>();
  private final List<Person> supporters = new ArrayList<>();
  private final List<Cast.Dossier> dossiers = new ArrayList<>();

  private Stage(Scale scale) {
    this.scale = scale;
  }

  /// What was put there.
  ///
  /// @param cookie of a session whose secret others may have, too
  record Scenery(Cast cast, String cookie) {}

  static Scenery set(Scale scale, Api api, Sql sql, Seats seats) {
    var stage = new Stage(scale);
    stage.invent();
    var email = stage.signUp(api);
    var first = new Session(api, email, PASSWORD, "");
    first.token();
    sql.transact(deed -> stage.write(deed, email));
    stage.dossiers.forEach(dossier -> stage.letIn(seats, dossier));
    var everyone = new ArrayList<>(stage.clients);
    everyone.addAll(stage.workers);
    everyone.addAll(stage.supporters);
    var desks = List.of(stage.desk.toString());
    return new Scenery(
        Cast.of(everyone, stage.clients, stage.workers, desks, stage.dossiers), first.cookie());
  }

  /// Opens sessions, one for each of these devices' people, like one that there is.
  ///
  /// @return the cookie of each
  static List<String> sessions(Sql sql, String cookie, List<Person> people) {
    var token = cookie.split("[=.]", 3);
    var cookies = new ArrayList<String>();
    for (var person : people) {
      var id = UUID.randomUUID();
      sql.transact(
          deed ->
              Sql.execute(
                  deed,
                  """
                  insert into session
                         (id, person_id, secret, rotated_at, created_at, expires_at)
                  select ?, ?, secret, now(), now(), expires_at from session where id = ?
                  on conflict do nothing
                  """,
                  id,
                  UUID.fromString(person.id()),
                  UUID.fromString(token[1])));
      cookies.add(token[0] + "=" + id + "." + token[2]);
    }
    return cookies;
  }

  private void invent() {
    for (var number = 1; number <= scale.clients(); number++) {
      clients.add(person("client " + number));
    }
    for (var number = 1; number <= scale.workers(); number++) {
      workers.add(person("worker " + number));
    }
    for (var number = 1; number <= scale.groups(); number++) {
      var members = new ArrayList<Person>();
      members.add(workers.get(number % workers.size()));
      members.add(workers.get((number + 1) % workers.size()));
      while (members.size() < GROUP - 1) {
        var role = members.size() == GROUP - 2 ? "reader " : "supporter ";
        var supporter = person(role + (supporters.size() + 1));
        supporters.add(supporter);
        members.add(supporter);
      }
      dossiers.add(
          new Cast.Dossier(
              UUID.randomUUID().toString(),
              UUID.randomUUID().toString(),
              clients.get(number % clients.size()),
              members));
    }
  }

  private Person person(String name) {
    var email = name.replace(" ", "") + "-" + mark + "@example.org";
    return new Person(UUID.randomUUID().toString(), name, email);
  }

  private String signUp(Api api) {
    var email = "first-" + mark + "@example.org";
    var body = new JsonObject().put("name", "first").put("email", email).put("password", PASSWORD);
    api.ask(
        new Api.Ask("POST", "/api/accounts", body, Map.of())); // may be there after a lost answer
    return email;
  }

  private void write(Connection deed, String first) throws SQLException {
    if (Sql.exists(deed, "select from organisation where id = ?", organisation)) {
      return;
    }
    Sql.execute(
        deed,
        "insert into organisation (id, slug, name) values (?, ?, 'De Proef')",
        organisation,
        "proef-" + mark);
    Sql.execute(
        deed,
        "insert into desk (id, organisation_id, name) values (?, ?, 'Balie')",
        desk,
        organisation);
    for (var people : List.of(clients, workers, supporters)) {
      for (var person : people) {
        Sql.execute(
            deed,
            """
            insert into account (id, name, email, password_hash, created_at)
            select ?, ?, ?, password_hash, now() from account where email = ?
            """,
            UUID.fromString(person.id()),
            person.name(),
            person.email(),
            first);
      }
    }
    for (var worker : workers) {
      putOnDuty(deed, UUID.fromString(worker.id()));
    }
    for (var dossier : dossiers) {
      Seats.open(deed, organisation, dossier);
    }
  }

  private void putOnDuty(Connection deed, UUID worker) throws SQLException {
    Sql.execute(
        deed,
        "insert into staff (organisation_id, person_id, role) values (?, ?, 'worker')",
        organisation,
        worker);
    Sql.execute(
        deed, "insert into duty (person_id, capacity) values (?, ?)", worker, scale.capacity());
    Sql.execute(
        deed,
        "insert into duty_desk (person_id, desk_id, since) values (?, ?, now())",
        worker,
        desk);
  }

  private void letIn(Seats seats, Cast.Dossier dossier) {
    seats.admit(dossier, dossier.client(), ChannelRole.CLIENT, true);
    dossier.members().forEach(member -> seats.admit(dossier, member, role(member), true));
  }

  /// As the name says.
  static ChannelRole role(Person member) {
    return ChannelRole.ofWire(member.name().split(" ", 2)[0]);
  }
}
