package nl.draad.http;

import static io.vertx.core.http.HttpMethod.GET;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import nl.draad.pace.Pace;
import org.junit.jupiter.api.Test;

/// What one address may ask, whoever is behind it, and behind a balancer whose header tells it.
class CrowdTest {
  private static final Pace FEW = new Pace(3, Duration.ofHours(1));

  @Test
  void afterTheLastThatIsAllowedAnAddressIsToldToWait() {
    try (var world = new HttpWorld(new Rules(true, false, Rules.USUAL, FEW))) {
      for (var i = 0; i < 3; i++) {
        assertThat(from(world, "192.0.2.1", "/api/me").statusCode()).isEqualTo(401);
      }
      var refused = from(world, "192.0.2.1", "/api/me");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.getHeader("Retry-After")).isEqualTo("1200");
      assertThat(HttpWorld.json(refused).getInteger("number")).isEqualTo(4529);
      assertThat(from(world, "192.0.2.2", "/api/me").statusCode()).isEqualTo(401);
      assertThat(from(world, "203.0.113.9, 192.0.2.1", "/api/me").statusCode()).isEqualTo(429);
      assertThat(from(world, "192.0.2.1, 203.0.113.9", "/api/me").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whatIsNotThereAndWrongTokensCountToo() {
    try (var world = new HttpWorld(new Rules(true, false, Rules.USUAL, FEW))) {
      from(world, "192.0.2.1", "/api/nothing");
      from(world, "192.0.2.1", "/.well-known/jwks.json");
      world
          .request(GET, "/api/me")
          .putHeader("X-Forwarded-For", "192.0.2.1")
          .bearerTokenAuthentication("a.b.c")
          .send()
          .await();
      assertThat(from(world, "192.0.2.1", "/api/me").statusCode()).isEqualTo(429);
      assertThat(from(world, "192.0.2.1", "/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPersonHasOnlyTheOwnPaceWhereverTheAddress() {
    try (var world = new HttpWorld(new Rules(true, false, FEW))) {
      var anna = HttpWorld.json(world.signUp("anna")).getString("token");
      var bela = HttpWorld.json(world.signUp("bela")).getString("token");
      for (var i = 0; i < 3; i++) {
        assertThat(me(world, anna)).isEqualTo(200);
      }
      assertThat(me(world, anna)).isEqualTo(429);
      assertThat(me(world, bela)).isEqualTo(200);
      assertThat(world.get("/api/organisations").statusCode()).isEqualTo(200);
    }
  }

  private static int me(HttpWorld world, String token) {
    return world
        .request(GET, "/api/me")
        .bearerTokenAuthentication(token)
        .send()
        .await()
        .statusCode();
  }

  private static HttpResponse<Buffer> from(HttpWorld world, String forwarded, String uri) {
    return world.request(GET, uri).putHeader("X-Forwarded-For", forwarded).send().await();
  }
}
