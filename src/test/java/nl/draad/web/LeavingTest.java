package nl.draad.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The quick exit ends the session at the server whatever the device has left to show. That it
/// wipes the device is told in [EverydayTest]. And it is always in the same place.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LeavingTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @Test
  void leavingBeforeThePageHasATokenEndsTheSession() {
    try (var client = BROWSERS.phone(Stage.nodes().north())) {
      client.context().route("https://www.buienradar.nl/**", LeavingTest::weather);
      client.signIn("linda@post.example");
      var cookie = cookie(client);
      client.context().route("**/api/session/refresh", _ -> {});
      client.page().reload();
      client.find("draad-exit button").click();
      client.page().waitForURL(Pattern.compile(".*buienradar.*"));
      client.page().waitForCondition(() -> refreshed(cookie) == 401);
      assertThat(client.text("droog")).isVisible();
    }
  }

  @Test
  void theWayOutStandsStillFromScreenToScreen() {
    try (var client = BROWSERS.phone(Stage.nodes().north())) {
      var there = wayOut(client.goTo("/lindermeer"));
      assertThat(wayOut(client.goTo("/account/sign-in"))).isEqualTo(there);
      client.signIn("thea@post.example");
      for (var place : List.of("chat", "group", "team", "overview", "more")) {
        assertThat(wayOut(client.goTo("/home/" + place))).as(place).isEqualTo(there);
      }
    }
  }

  private static List<Double> wayOut(Screen screen) {
    var box = screen.find("draad-bar draad-exit button").boundingBox();
    return List.of(box.x, box.y, box.width, box.height);
  }

  private static String cookie(Screen screen) {
    return screen.context().cookies(Stage.nodes().north() + "/api/session").stream()
        .filter(one -> one.name.equals("draad_refresh"))
        .map(one -> one.name + "=" + one.value)
        .findAny()
        .orElseThrow();
  }

  /// What the server says to who comes with this cookie.
  private static int refreshed(String cookie) {
    var address = URI.create(Stage.nodes().north() + "/api/session/refresh");
    var request = HttpRequest.newBuilder(address).header("Cookie", cookie);
    try {
      return HTTP.send(
              request.POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  private static void weather(Route route) {
    route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<p>droog</p>"));
  }
}
