package nl.draad.postgres;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;

/// Where PostgreSQL is and who we are there. Prints without the password.
///
/// `tls` asks for an encrypted line with a certificate that is checked against the machine's own
/// authorities.
public record DatabaseAddress(
    String host, int port, String database, String user, String password, boolean tls) {

  /// The machine's own authorities, as the JDK knows them, for both drivers.
  private static final String TLS =
      "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";

  /// For the JDBC driver, which migrations use.
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s%s".formatted(host, port, database, tls ? TLS : "");
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
            .setSslOptions(
                new ClientSSLOptions()
                    .setTrustOptions(machine())
                    .setHostnameVerificationAlgorithm("HTTPS"))
        : options;
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + user + "@" + host + ":" + port + "/" + database + "]";
  }

  private static TrustOptions machine() {
    try {
      var authorities = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      authorities.init((KeyStore) null);
      return TrustOptions.wrap(authorities.getTrustManagers()[0]);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("expected every JDK to know authorities", impossible);
    }
  }
}
