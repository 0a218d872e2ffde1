package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import nl.draad.testing.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheCommands() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString()).contains("demo", "serve", "migrate");
  }

  @Test
  void tellsItsVersion() {
    assertThat(run(Map.of(), "--version")).isZero();
    assertThat(out.toString()).matches("Draad [0-9].*\\s+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dmo", "serve --port 1"})
  void aWrongCommandIsRefused(String line) {
    assertThat(run(Map.of(), line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo", "migrate"})
  void wrongSettingsAreToldByNameBeforeAnythingStarts(String command) {
    var wrong = Map.of("DRAAD_HTTP_PORT", "many", "DRAAD_NODE_LANES", "0", "DRAAD_X", "1");
    assertThat(run(wrong, command)).isEqualTo(2);
    assertThat(err.toString()).contains("  http.port: ", "  node.lanes: ", "  DRAAD_X: ");
  }

  @Test
  void migratesTheDatabaseThatTheSettingsName() {
    var database = Services.unmigratedDatabase();
    var environment = new HashMap<String, String>();
    environment.put("DRAAD_POSTGRES_HOST", database.host());
    environment.put("DRAAD_POSTGRES_PORT", "" + database.port());
    environment.put("DRAAD_POSTGRES_DATABASE", database.name());
    environment.put("DRAAD_POSTGRES_USER", database.user());
    environment.put("DRAAD_SECURITY_MASTER_KEY", key());
    assertThat(run(environment, "migrate")).isZero();
    assertThat(run(environment, "migrate")).isZero();
    assertThat(out.toString()).matches("(?s)Migrations applied: [1-9].*Migrations applied: 0\\s+");
  }

  @Test
  void whatBrokeIsToldPlainly() {
    assertThat(run(Map.of("DRAAD_DEMO_FOLDER", "/dev/null/here"), "demo")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("Draad stopped:")
        .contains("/dev/null/here")
        .doesNotContain("\tat ");
  }

  private static String key() {
    return Base64.getEncoder().encodeToString(new byte[32]);
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Main.commandLine(environment)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
