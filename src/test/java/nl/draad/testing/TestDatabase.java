package nl.draad.testing;

/// A migrated database of one's own.
///
/// @param password any will do: the embedded server asks for none
public record TestDatabase(String host, int port, String name, String user, String password) {

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?user=%s".formatted(host, port, name, user);
  }
}
