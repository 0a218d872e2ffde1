package nl.draad.postgres;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a database to the schema of this version of Draad. Forward only.
///
/// Blocks: call it from a plain or a virtual thread. Several nodes may start at once: one migrates,
/// the others wait for it and find the work done.
public final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final String FILES = "classpath:nl/draad/postgres/migration";

  private Migrations() {}

  /// @return how many migrations were applied
  /// @throws org.flywaydb.core.api.FlywayException when the database cannot be reached, a file that
  ///   was applied before has changed, or a statement fails; a migration that failed has changed
  ///   nothing
  public static int apply(String jdbcUrl, String user, String password) {
    var flyway =
        Flyway.configure()
            .dataSource(jdbcUrl, user, password)
            .locations(FILES)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .connectRetries(5)
            .load();
    var result = flyway.migrate();
    LOG.info("Applied {} migrations to the database", result.migrationsExecuted);
    return result.migrationsExecuted;
  }
}
