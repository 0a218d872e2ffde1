package nl.draad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.Test;

class OwnRedisClusterTest {

  @Test
  void servesKeysOfEverySlot() {
    try (var cluster = OwnRedisCluster.start();
        var client = RedisClusterClient.create(cluster.uris().getFirst());
        var connection = client.connect()) {
      var keys = new String[] {"a", "b", "c", "d", "e", "f"};
      for (var key : keys) {
        connection.sync().set(key, key);
        assertThat(connection.sync().get(key)).isEqualTo(key);
      }
      assertThat(client.getPartitions()).hasSize(3);
    }
  }
}
