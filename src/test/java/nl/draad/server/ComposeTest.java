package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What can be told of `docker/` without a container engine: that its files fit each other, the
/// settings and the build.
class ComposeTest {
  private static final Path DOCKER = Path.of("docker");
  private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+)[^}]*}");
  private static final Map<String, String> GIVEN =
      Map.of(
          "POSTGRES_PASSWORD", "hush",
          "MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          "SITE", "localhost");

  private JsonNode services;

  @BeforeEach
  void read() throws IOException {
    services = new YAMLMapper().readTree(DOCKER.resolve("compose.yaml").toFile()).get("services");
  }

  @Test
  void bothNodesStartWithTheseSettings() {
    var north = settings("north");
    var south = settings("south");
    assertThat(north.node().name()).isEqualTo("north");
    assertThat(south.node().name()).isEqualTo("south");
    assertThat(south.postgres().address()).isEqualTo(north.postgres().address());
    assertThat(services.has(north.postgres().address().host())).isTrue();
    assertThat(north.redis().uris())
        .allSatisfy(uri -> assertThat(services.has(uri.getHost())).isTrue());
  }

  @Test
  void theStoreIsMadeForWhomTheNodesAre() {
    var made = services.get("postgres").get("environment");
    var address = settings("north").postgres().address();
    assertThat(made.get("POSTGRES_USER").asText()).isEqualTo(address.user());
    assertThat(made.get("POSTGRES_DB").asText()).isEqualTo(address.database());
    assertThat(given(made.get("POSTGRES_PASSWORD").asText())).isEqualTo(address.password());
  }

  @Test
  void aStoppingNodeIsGivenTheTimeThatItTakes() {
    var grace = Duration.parse("PT" + services.get("north").get("stop_grace_period").asText());
    assertThat(grace).isGreaterThan(settings("north").node().drain().plusSeconds(15));
  }

  @Test
  void everyVariableIsInTheSample() throws IOException {
    var asked = new TreeSet<String>();
    ASKED
        .matcher(Files.readString(DOCKER.resolve("compose.yaml")))
        .results()
        .forEach(match -> asked.add(match.group(1)));
    var sample = Files.readString(DOCKER.resolve(".env.sample"));
    assertThat(asked).isEqualTo(new TreeSet<>(GIVEN.keySet()));
    assertThat(asked).allSatisfy(name -> assertThat(sample).containsPattern("(?m)^" + name + "="));
  }

  @Test
  void theBalancerKnowsTheNodes() throws IOException {
    var caddy = Files.readString(DOCKER.resolve("Caddyfile"));
    var port = settings("north").http().port();
    assertThat(caddy).contains("north:" + port + " south:" + port, "health_uri /health/ready");
  }

  @Test
  void theImageIsBuiltAndRunOnTheJdkOfTheBuild() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    var java = pom.replaceFirst("(?s).*<java.version>(\\d+)</java.version>.*", "$1");
    assertThat(Files.readString(DOCKER.resolve("Dockerfile")))
        .contains("-eclipse-temurin-" + java + " AS build")
        .contains("FROM eclipse-temurin:" + java + "-jre")
        .containsPattern("(?m)^USER [1-9][0-9]*$");
  }

  private Settings settings(String service) {
    var environment = new HashMap<String, String>();
    addEnvironment(service, environment);
    return Settings.read(SettingsSource.gather(null, environment, Map.of()));
  }

  private void addEnvironment(String service, Map<String, String> environment) {
    var extended = services.get(service).path("extends").path("service");
    if (!extended.isMissingNode()) {
      addEnvironment(extended.asText(), environment);
    }
    services
        .get(service)
        .get("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), given(entry.getValue().asText())));
  }

  private static String given(String value) {
    return ASKED
        .matcher(value)
        .replaceAll(match -> Objects.requireNonNull(GIVEN.get(match.group(1))));
  }
}
