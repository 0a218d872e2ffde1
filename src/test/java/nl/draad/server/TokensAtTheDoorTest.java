package nl.draad.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import nl.draad.testing.Services;
import nl.draad.testing.TestClock;
import nl.draad.testing.TestDatabase;
import nl.draad.testing.TestDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens that open no socket, or no longer: with real accounts, on two whole nodes.
class TokensAtTheDoorTest {
  private static final TestDatabase DATABASE = Services.database();
  private static final TestClock CLOCK = TestClock.standing();
  private static WholeNode north;
  private static WholeNode south;
  private WholeNode.Account anna;

  @BeforeAll
  static void start() {
    north = new WholeNode(DATABASE, CLOCK);
    south = new WholeNode(DATABASE, CLOCK);
  }

  @AfterAll
  static void stop() {
    north.close();
    south.close();
  }

  @BeforeEach
  void signUp() {
    anna = north.signUp("Anna");
  }

  @Test
  void aTokenOfOursOpensTheSocketOnEveryNode() {
    assertThat(unread(connect(north, anna))).isEqualTo("unread");
    assertThat(unread(connect(south, anna))).isEqualTo("unread");
  }

  @Test
  void forgedTokensOpenNothing() {
    var parts = List.of(anna.token().split("\\.", -1));
    var somebody = north.signUp("Iemand");
    var other = somebody.token().split("\\.", -1);
    var none = encoded("{\"alg\":\"none\"}");
    var forged =
        List.of(
            "",
            "x",
            "..",
            parts.get(0) + "." + parts.get(1) + ".",
            parts.get(0) + "." + parts.get(1) + "." + other[2],
            parts.get(0) + "." + other[1] + "." + parts.get(2),
            none + "." + parts.get(1) + ".",
            encoded("{\"alg\":\"HS256\"}") + "." + parts.get(1) + "." + parts.get(2),
            parts.get(0) + "." + parts.get(1) + "." + turned(parts.get(2)));
    for (var token : forged) {
      var stranger = TestDevice.connect(north.port());
      var refusal = stranger.ask(hello(token));
      assertThat(refusal.getInteger("number")).as(token).isEqualTo(token.isEmpty() ? 4407 : 4401);
      assertThat(refusal.getBoolean("retry")).isFalse();
      if (!token.isEmpty()) {
        assertThat(stranger.closeCode()).isEqualTo(4401);
      }
    }
  }

  @Test
  void anExpiredTokenOpensNothing() {
    CLOCK.pass(WholeNode.TOKEN.plusMinutes(2));
    var stranger = TestDevice.connect(north.port());
    assertThat(stranger.ask(hello(anna.token())).getInteger("number")).isEqualTo(4401);
    assertThat(stranger.closeCode()).isEqualTo(4401);
  }

  @Test
  void aTokenThatExpiresClosesTheLineUnlessItIsRenewedBefore() {
    var lazy = connect(north, anna);
    var careful = connect(north, anna);
    var renewed = south.refresh(anna);
    CLOCK.pass(WholeNode.TOKEN.minusMinutes(2));
    var later = north.refresh(renewed);
    assertThat(careful.ask(token(later)).getString("type")).isEqualTo("accepted");
    CLOCK.pass(WholeNode.TOKEN.minusMinutes(2));
    lazy.send(new JsonObject().put("type", "unread").put("ref", "a"));
    assertThat(lazy.closeCode()).isEqualTo(4401);
    assertThat(unread(careful)).isEqualTo("unread");
  }

  @Test
  void aNewTokenOfSomebodyElseClosesTheLine() {
    var somebody = north.signUp("Iemand");
    var device = connect(north, anna);
    device.send(token(somebody).put("ref", "a"));
    assertThat(device.closeCode()).isEqualTo(4401);
  }

  @Test
  void aNewTokenThatIsForgedIsRefusedAndTheOldOneHolds() {
    var device = connect(north, anna);
    var answer = device.ask(new JsonObject().put("type", "token").put("token", "forged"));
    assertThat(answer.getInteger("number")).isEqualTo(4401);
    assertThat(unread(device)).isEqualTo("unread");
  }

  @Test
  void signingOutClosesThatSessionOnEveryNodeAndItsTokenOpensNothingMore() {
    var somebody = connect(south, north.signUp("Iemand"));
    var here = connect(north, anna);
    var there = connect(south, anna);
    north.ask(anna, "DELETE", "/api/session", new JsonObject());
    assertThat(here.closeCode()).isEqualTo(4420);
    assertThat(there.closeCode()).isEqualTo(4420);
    var again = TestDevice.connect(south.port());
    assertThat(again.ask(hello(anna.token())).getInteger("number")).isEqualTo(4420);
    assertThat(again.closeCode()).isEqualTo(4420);
    assertThat(unread(somebody)).isEqualTo("unread");
  }

  @Test
  void leavingWithTheCookieAloneClosesThatSessionOnEveryNode() {
    var here = connect(north, anna);
    var there = connect(south, anna);
    north.leave(anna);
    assertThat(here.closeCode()).isEqualTo(4420);
    assertThat(there.closeCode()).isEqualTo(4420);
    var again = TestDevice.connect(south.port());
    assertThat(again.ask(hello(anna.token())).getInteger("number")).isEqualTo(4420);
  }

  private static TestDevice connect(WholeNode node, WholeNode.Account account) {
    return TestDevice.connect(node.port()).hello(account.token()).resumed();
  }

  private static JsonObject hello(String token) {
    return new JsonObject().put("type", "hello").put("token", token);
  }

  private static JsonObject token(WholeNode.Account account) {
    return new JsonObject().put("type", "token").put("token", account.token());
  }

  private static String unread(TestDevice device) {
    return device.ask(new JsonObject().put("type", "unread")).getString("type");
  }

  /// The same signature, back to front.
  private static String turned(String signature) {
    return new StringBuilder(signature).reverse().toString();
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
