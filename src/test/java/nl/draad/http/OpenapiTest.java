package nl.draad.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.draad.routes.Route.Who;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenapiTest {
  private HttpWorld world;

  @BeforeAll
  void open() {
    world = new HttpWorld();
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void itIsServedAsItStandsInTheFile() throws IOException {
    var served = world.get("/api/openapi.yaml");
    assertThat(served.getHeader("Content-Type")).isEqualTo("application/yaml");
    var read = new ObjectMapper(new YAMLFactory()).readValue(served.bodyAsString(), Map.class);
    assertThat(read.get("openapi")).isEqualTo("3.1.0");
  }

  @Test
  void everyRouteStandsInIt() {
    assertThat(world.contract.operations())
        .containsAll(
            world.site.all().stream().map(Contract::operation).collect(Collectors.toSet()));
  }

  @Test
  void whoMayAskStandsInItAsItIs() {
    var signedIn =
        world.site.all().stream()
            .filter(route -> route.who() == Who.SIGNED_IN)
            .map(Contract::operation)
            .collect(Collectors.toSet());
    var open =
        world.site.all().stream()
            .filter(route -> route.who() == Who.ANYONE)
            .map(Contract::operation)
            .collect(Collectors.toSet());
    assertThat(signedIn).allMatch(world.contract::needsToken);
    assertThat(open).noneMatch(world.contract::needsToken);
    assertThat(
            world.site.all().stream()
                .filter(route -> route.who() == Who.PERHAPS_SIGNED_IN)
                .map(Contract::operation))
        .containsExactly("DELETE /api/session")
        .allMatch(world.contract::needsToken)
        .allMatch(world.contract::takesCookie);
  }

  @Test
  void everyReferenceInItLeadsSomewhere() {
    var document = world.contract.document().encode();
    var components = world.contract.document().getJsonObject("components");
    Pattern.compile("\"#/components/([a-zA-Z]+)/([a-zA-Z]+)\"")
        .matcher(document)
        .results()
        .forEach(
            reference ->
                assertThat(components.getJsonObject(reference.group(1)).fieldNames())
                    .contains(reference.group(2)));
  }
}
