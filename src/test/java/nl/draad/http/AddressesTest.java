package nl.draad.http;

import static io.vertx.core.http.HttpMethod.GET;
import static org.assertj.core.api.Assertions.assertThat;

import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  private static final Route ADDRESS =
      Route.open(
          GET,
          "/api/test/address",
          ask -> Answer.yes(Reply.ok(json -> json.writeStringField("address", ask.address()))));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,192.0.2.1",
    "192.0.2.1:4711,192.0.2.1",
    "2001:db8:1:2:3:4:5:6,20010db800010002",
    "2001:db8:1:2:ffff::1,20010db800010002",
    "[2001:db8:1:2::1]:443,20010db800010002",
    "[2001:db8:1:2::1],20010db800010002",
    "::ffff:192.0.2.1,192.0.2.1"
  })
  void ofIpv6TheFirstHalfCounts(String literal, String network) {
    assertThat(Addresses.network(literal)).contains(network);
  }

  @ParameterizedTest
  @CsvSource({"localhost", "example.nl", "unknown", "''", "[", "256.0.0.1", "_hidden"})
  void aNameIsNoAddressAndIsNeverLookedUp(String literal) {
    assertThat(Addresses.network(literal)).isEmpty();
  }

  @Test
  void theHeaderIsBelievedOnlyBehindABalancerAndOnlyItsLastAddress() {
    try (var behind = new HttpWorld(new Rules(true, false, Rules.USUAL), ADDRESS);
        var open = new HttpWorld(new Rules(false, false, Rules.USUAL), ADDRESS)) {
      assertThat(address(behind, "203.0.113.9, 192.0.2.1")).isEqualTo("192.0.2.1");
      assertThat(address(behind, "203.0.113.9, made up")).isEqualTo("127.0.0.1");
      assertThat(address(open, "203.0.113.9, 192.0.2.1")).isEqualTo("127.0.0.1");
    }
  }

  private static String address(HttpWorld world, String forwarded) {
    var response =
        world
            .request(GET, "/api/test/address")
            .putHeader("X-Forwarded-For", forwarded)
            .send()
            .await();
    return HttpWorld.json(response).getString("address");
  }
}
