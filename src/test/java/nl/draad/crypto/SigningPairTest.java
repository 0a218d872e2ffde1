package nl.draad.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SigningPairTest {

  @Test
  void thePublicHalfHoldsNothingOfThePrivateOne() {
    var pair = SigningPair.generate();
    assertThat(new JsonObject(pair.publicJwk()).fieldNames())
        .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
    assertThat(new JsonObject(pair.privateJwk()).getString("d")).isNotEmpty();
    assertThat(pair).hasToString("SigningPair[" + pair.id() + "]");
  }

  @Test
  void itsIdIsTheThumbprintOfRfc7638() {
    var pair = SigningPair.generate();
    var jwk = new JsonObject(pair.publicJwk());
    var canonical =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(jwk.getString("x"), jwk.getString("y"));
    assertThat(pair.id())
        .isEqualTo(Secrets.text(Secrets.digest(canonical.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(jwk.getString("kid"));
  }

  /// One in 256 numbers is shorter than 32 bytes, and one in two needs a 33rd for its sign.
  @Test
  void everyCoordinateIs32BytesLong() {
    IntStream.range(0, 600)
        .mapToObj(_ -> new JsonObject(SigningPair.generate().privateJwk()))
        .forEach(
            jwk -> {
              for (var field : new String[] {"x", "y", "d"}) {
                assertThat(Base64.getUrlDecoder().decode(jwk.getString(field))).hasSize(32);
              }
            });
  }
}
