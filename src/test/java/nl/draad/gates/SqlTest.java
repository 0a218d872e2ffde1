package nl.draad.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import nl.draad.testing.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every statement of the house is one that PostgreSQL understands, on the schema as it is.
class SqlTest {
  private static final String HEAD = "-- Planted.\n";
  private static final Path HEALTH = Path.of("nl/draad/server/HealthStatements");

  private static final Path MIGRATIONS = Sources.RESOURCES.resolve("nl/draad/postgres/migration");

  private static Connection database;

  @BeforeAll
  static void connect() throws SQLException {
    database = DriverManager.getConnection(Services.database().jdbcUrl());
  }

  @AfterAll
  static void disconnect() throws SQLException {
    database.close();
  }

  @Test
  void everyFileBelongsToAMethodAndCanBePrepared() {
    var files =
        Sources.files(Sources.RESOURCES, ".sql").stream()
            .filter(file -> !file.startsWith(MIGRATIONS))
            .map(file -> new SqlFile(Sources.RESOURCES.relativize(file), Sources.text(file)))
            .toList();
    assertThat(files).isNotEmpty();
    assertThat(files.stream().map(file -> file.complaint(database)).flatMap(Optional::stream))
        .isEmpty();
  }

  @Test
  void catchesWhatIsPlanted() {
    assertThat(complaint("answers.sql", HEAD + "select no_such_column from account"))
        .contains("no_such_column");
    assertThat(complaint("answers.sql", HEAD + "select $1")).isEmpty();
    assertThat(complaint("answers.sql", HEAD + "select 1; select 2")).contains("more than one");
    assertThat(complaint("answers.sql", "select 1")).contains("has no head");
    assertThat(complaint("nobody.sql", HEAD + "select 1")).contains("no method nobody");
    assertThat(complaint("../Nobody/it.sql", HEAD + "select 1")).contains("no type");
  }

  private static String complaint(String file, String text) {
    return new SqlFile(HEALTH.resolve(file).normalize(), text).complaint(database).orElse("");
  }
}
