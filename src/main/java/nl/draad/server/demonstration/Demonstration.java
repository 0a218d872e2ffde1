package nl.draad.server.demonstration;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import nl.draad.crypto.Passwords;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.postgres.Queries;
import nl.draad.wire.Answer;

/// The demonstration's world, ready to be put into an empty database. Made of the files beside this
/// class; the same clock gives the same world, but for the password's hash. Immutable.
public final class Demonstration {
  private final Library library;
  private final Cast cast;

  private Demonstration(Library library) {
    this.library = library;
    this.cast = new Cast(library.world());
  }

  /// Reads the files. Blocks.
  public static Demonstration read() {
    return new Demonstration(Library.open());
  }

  /// Puts it all into the database, in one transaction, if nobody is in it yet; says whether it
  /// did. Nodes that start at once wait for each other: one loads, the others find it done. Blocks.
  public boolean load(Database database, Passwords passwords, Clock clock) {
    if (!DemonstrationStatements.empty(database).await()) {
      return false;
    }
    var hash = given(passwords.hash(library.world().password()).await());
    var rows = rows(clock, hash);
    return database.transaction(deed -> loadOnce(deed, rows)).await();
  }

  /// The same, with a line of its own to the database: for a command that starts no node yet.
  public boolean load(DatabaseAddress address, Clock clock) {
    var vertx = Vertx.vertx();
    try {
      var database = Database.open(vertx, address, 1);
      return load(database, Passwords.start(vertx, 1, 0), clock);
    } finally {
      vertx.close().await();
    }
  }

  /// A plain table of everyone who can sign in, with the password they share.
  public String people() {
    return new PeopleTable(library, cast).text();
  }

  private Rows rows(Clock clock, String passwordHash) {
    var rows = new Rows();
    var moments = new Moments(clock);
    new Houses(rows, cast, moments).write(library.world(), library.chats(), passwordHash);
    var dossiers = new Dossiers(rows, cast, moments, library.scenes());
    library.dossiers().forEach(dossiers::write);
    var chats = new Chats(rows, cast, moments);
    library.chats().forEach(chats::write);
    return rows;
  }

  private static Future<Boolean> loadOnce(Queries deed, Rows rows) {
    return DemonstrationStatements.lock(deed)
        .compose(_ -> DemonstrationStatements.empty(deed))
        .compose(
            empty ->
                empty
                    ? insert(deed, rows, List.copyOf(Arrays.asList(Table.values()))).map(true)
                    : Future.succeededFuture(false));
  }

  /// One table after the other.
  private static Future<Void> insert(Queries deed, Rows rows, List<Table> tables) {
    return tables.isEmpty()
        ? Future.succeededFuture()
        : DemonstrationStatements.insert(deed, tables.getFirst(), rows)
            .compose(_ -> insert(deed, rows, tables.subList(1, tables.size())));
  }

  private static String given(Answer<String> hash) {
    return switch (hash) {
      case Answer.Given<String>(var value) -> value;
      case Answer.Refused<String> _ ->
          throw new IllegalStateException("expected a password's hash");
    };
  }
}
