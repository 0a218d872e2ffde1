package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder;

  @Test
  void theDefaultsNeedNothingButTheMasterKey() {
    var settings = read(Map.of());
    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.postgres().address().jdbcUrl())
        .isEqualTo("jdbc:postgresql://localhost:5432/draad");
    assertThat(settings.redis().uris()).hasToString("[redis://localhost:6379]");
    assertThat(settings.node().drain()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.node().name()).endsWith("-8080");
    assertThat(settings.node().lanes()).isPositive();
    assertThat(complaints(Map.of("DRAAD_SECURITY_MASTER_KEY", "")))
        .containsExactly("security.master-key: is not set; set DRAAD_SECURITY_MASTER_KEY");
  }

  static Stream<String> names() {
    return SettingsSource.defaults().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySettingOfTheFileIsRead(String name) {
    assertThat(complaints(Map.of(SettingsSource.variable(name), "")))
        .containsExactly(name + ": is not set");
  }

  @Test
  void theEnvironmentGoesBeforeTheFileAndTheFileBeforeTheDefault() throws IOException {
    var file = file("http.port=9000\nhttp.host=127.0.0.1\n");
    var source =
        SettingsSource.gather(file, environment(Map.of("DRAAD_HTTP_PORT", "9001")), Map.of());
    var http = Settings.read(source).http();
    assertThat(http).isEqualTo(new Settings.Http("127.0.0.1", 9001, Settings.Balancer.NONE));
  }

  @Test
  void theEnvironmentCanNameTheFile() throws IOException {
    var file = file("node.name=north\n").toString();
    assertThat(read(Map.of("DRAAD_CONFIG", file)).node().name()).isEqualTo("north");
    assertThat(complaints(Map.of("DRAAD_CONFIG", file + ".not")))
        .containsExactly(file + ".not: this file of settings cannot be read");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() throws IOException {
    var file = file("http.prt=1\nsecurity.master-key=mine\nhttp.balancer=maybe\n");
    var source =
        SettingsSource.gather(file, environment(Map.of("DRAAD_HTTP_PORT", "65536")), Map.of());
    assertThatExceptionOfType(WrongSettings.class)
        .isThrownBy(() -> Settings.read(source))
        .satisfies(
            wrong ->
                assertThat(wrong.complaints())
                    .containsExactly(
                        "http.balancer: expected none or http or https but was \"maybe\"",
                        "http.port: expected a whole number from 0 to 65535 but was \"65536\"",
                        "http.prt: there is no such setting (in " + file + ")",
                        "security.master-key: is a secret; set DRAAD_SECURITY_MASTER_KEY instead"));
  }

  @Test
  void refusesAVariableThatIsNoSetting() {
    assertThat(complaints(Map.of("DRAAD_HTTP_PROT", "1", "DRAAD_HTTP_PORT_FILE", "x")))
        .containsExactly(
            "DRAAD_HTTP_PORT_FILE: there is no such setting",
            "DRAAD_HTTP_PROT: there is no such setting");
  }

  @ParameterizedTest
  @CsvSource({
    "http.port,-1",
    "http.port,65536",
    "http.port,99999999999",
    "http.port,0x10",
    "http.port,8 0",
    "postgres.port,0",
    "postgres.pool,1",
    "postgres.pool,201",
    "postgres.tls,yes",
    "redis.uri,localhost:6379",
    "redis.uri,'redis://a,'",
    "redis.cluster,TRUE",
    "node.name,noord pool",
    "node.lanes,0",
    "node.lanes,65",
    "node.drain-seconds,301",
    "node.log,xml",
    "security.token-minutes,0",
    "security.token-minutes,61",
    "security.session-days,366"
  })
  void refusesByNameWhatLiesOverTheEdge(String name, String value) {
    assertThat(complaints(Map.of(SettingsSource.variable(name), value)))
        .singleElement()
        .asString()
        .startsWith(name + ": expected ");
  }

  @ParameterizedTest
  @CsvSource({
    "http.port,0",
    "http.port,65535",
    "postgres.port,1",
    "postgres.pool,2",
    "postgres.pool,200",
    "postgres.tls,true",
    "redis.uri,'redis://a:1, rediss://b:2'",
    "node.lanes,1",
    "node.lanes,64",
    "node.drain-seconds,0",
    "node.drain-seconds,300",
    "security.token-minutes,60",
    "security.session-days,365",
    "node.log,lines",
    "http.balancer,https"
  })
  void acceptsTheEdge(String name, String value) {
    read(Map.of(SettingsSource.variable(name), value));
  }

  @Test
  void aSecretMayStandInAFile() throws IOException {
    var file = file("hush\n");
    var settings = read(Map.of("DRAAD_POSTGRES_PASSWORD_FILE", file.toString()));
    assertThat(settings.postgres().address().password()).isEqualTo("hush");
    assertThat(complaints(Map.of("DRAAD_REDIS_PASSWORD_FILE", "/not/there")))
        .containsExactly("DRAAD_REDIS_PASSWORD_FILE: the file /not/there cannot be read");
  }

  @Test
  void noSecretIsEverPrinted() {
    var secrets =
        Map.of("DRAAD_POSTGRES_PASSWORD", "hush-hush", "DRAAD_REDIS_PASSWORD", "hush-too");
    assertThat(read(secrets).toString()).doesNotContain("hush", KEY);
    assertThat(complaints(Map.of("DRAAD_SECURITY_MASTER_KEY", "hush")))
        .containsExactly("security.master-key: expected 32 bytes in base64 but was 3 bytes");
    assertThat(complaints(Map.of("DRAAD_REDIS_URI", "redis://:hush@localhost")))
        .containsExactly("redis.uri: expected no password in it; set DRAAD_REDIS_PASSWORD");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("settings"), text);
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.read(SettingsSource.gather(null, environment(environment), Map.of()));
  }

  private static List<String> complaints(Map<String, String> environment) {
    return catchThrowableOfType(WrongSettings.class, () -> read(environment)).complaints();
  }

  private static Map<String, String> environment(Map<String, String> more) {
    var environment = new HashMap<>(Map.of("DRAAD_SECURITY_MASTER_KEY", KEY, "PATH", "/bin"));
    environment.putAll(more);
    return environment;
  }
}
