package nl.draad.proof.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigTest {
  @TempDir private Path folder;

  @Test
  void aNodeComesBackWhereItWas() throws Exception {
    try (var rig = Rig.start(new Rig.Plan(Shape.PLAIN, 1, 7, folder))) {
      var door = rig.doors().getFirst();
      assertThat(status(door)).isEqualTo(200);
      var node = rig.nodes().getFirst().process();
      node.kill();
      node.start();
      node.awaitReady();
      assertThat(status(door)).isEqualTo(200);
      node.stop();
      assertThat(node.log()).content().contains("has stopped");
    }
  }

  private static int status(URI door) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(door.resolve("/health/ready")).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
