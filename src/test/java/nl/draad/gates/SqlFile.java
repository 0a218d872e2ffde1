package nl.draad.gates;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/// One file of SQL: `nl/draad/<package>/<Type>/<method>.sql`, where a method of several statements
/// has `<method>_<which>.sql`.
///
/// @param path below the resources
record SqlFile(Path path, String text) {

  /// What is wrong with it, if anything.
  Optional<String> complaint(Connection database) {
    return Stream.of(head(), single(), owner(), prepared(database))
        .flatMap(Optional::stream)
        .findFirst()
        .map(complaint -> path + ": " + complaint);
  }

  private Optional<String> head() {
    return text.startsWith("-- ")
        ? Optional.empty()
        : Optional.of("has no head that says parameters, rows and why it is safe");
  }

  private Optional<String> single() {
    return text.replaceAll("(?m)--.*$", "").strip().replaceFirst(";$", "").contains(";")
        ? Optional.of("holds more than one statement")
        : Optional.empty();
  }

  private Optional<String> owner() {
    int last = path.getNameCount() - 1;
    var type = path.subpath(0, last).toString().replace('/', '.');
    var method = path.getName(last).toString().replaceFirst("(_.*)?\\.sql$", "");
    try {
      var owner = Class.forName(type); // and with it, every statement that it names is found
      return Stream.of(owner.getDeclaredMethods()).anyMatch(it -> it.getName().equals(method))
          ? Optional.empty()
          : Optional.of("there is no method " + method + " in " + type);
    } catch (ClassNotFoundException _) {
      return Optional.of("there is no type " + type);
    }
  }

  private Optional<String> prepared(Connection database) {
    try (var statement = database.createStatement()) {
      statement.execute("prepare gate as " + text);
      statement.execute("deallocate gate");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
