package nl.draad.postgres;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Map;

/// Where PostgreSQL is and who we are there. Prints without the password.
///
/// `tls` asks for an encrypted line with a certificate that is checked against the machine's own
/// authorities.
public record DatabaseAddress(
    String host, int port, String database, String user, String password, boolean tls) {

  /// For the JDBC driver, which migrations use.
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s%s"
        .formatted(host, port, database, tls ? "?sslmode=verify-full" : "");
  }

  /// What every connection of ours has: a name to be seen by, and limits that clear what a dead
  /// node leaves behind.
  PgConnectOptions options(Map<String, String> more) {
    var options =
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            .addProperty("application_name", "draad")
            .addProperty("statement_timeout", "10s")
            .addProperty("idle_in_transaction_session_timeout", "5s")
            .addProperty("tcp_user_timeout", "10000")
            .addProperty("synchronous_commit", "on");
    more.forEach(options::addProperty);
    return tls
        ? options
            .setSslMode(SslMode.VERIFY_FULL)
            .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"))
        : options;
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + user + "@" + host + ":" + port + "/" + database + "]";
  }
}
