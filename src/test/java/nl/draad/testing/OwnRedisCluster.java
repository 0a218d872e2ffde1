package nl.draad.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A Redis Cluster of three, each with a third of the slots and no replica: shows what one Redis
/// hides, such as topics of different slots. Not thread-safe.
public final class OwnRedisCluster implements AutoCloseable {
  private static final int SIZE = 3;
  private static final int SLOTS = 16_384;
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<OwnRedis> members;

  private OwnRedisCluster(List<OwnRedis> members) {
    this.members = members;
  }

  /// Starts it, and returns once every slot is served.
  public static OwnRedisCluster start() {
    var cluster = new OwnRedisCluster(IntStream.range(0, SIZE).mapToObj(_ -> member()).toList());
    try {
      cluster.join();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static OwnRedis member() {
    return OwnRedis.start(
        "--cluster-enabled",
        "yes",
        "--cluster-port",
        "" + freePort(),
        "--cluster-node-timeout",
        "2000");
  }

  private void join() {
    for (int i = 0; i < SIZE; i++) {
      int first = i * SLOTS / SIZE;
      int last = (i + 1) * SLOTS / SIZE - 1;
      ask(members.get(i), "CLUSTER ADDSLOTSRANGE " + first + " " + last);
      // An epoch of its own, so that no two members claim the same one.
      ask(members.get(i), "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
    }
    for (var other : members.subList(1, SIZE)) {
      ask(other, "CLUSTER MEET 127.0.0.1 " + members.get(0).port() + " " + busPort(members.get(0)));
    }
    long end = System.nanoTime() + START_NANOS;
    for (var member : members) {
      while (!ask(member, "CLUSTER INFO").contains("cluster_state:ok")
          || !ask(member, "CLUSTER INFO").contains("cluster_known_nodes:" + SIZE)) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the cluster did not come together");
        }
        Thread.onSpinWait();
      }
    }
  }

  private static String busPort(OwnRedis member) {
    return ask(member, "CONFIG GET cluster-port").lines().reduce("", (_, line) -> line).strip();
  }

  /// One inline command and its whole answer.
  private static String ask(OwnRedis member, String command) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), member.port())) {
      socket.setSoTimeout(5_000);
      // Redis closes the line after QUIT, so that all can be read to the end.
      var commands = command + "\r\nQUIT\r\n";
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var lines = reader.lines().toList();
      var answer = String.join("\n", lines.subList(0, lines.size() - 1)); // without that to QUIT
      if (answer.startsWith("-")) {
        throw new IllegalStateException(command + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where each member is.
  public List<String> uris() {
    return members.stream().map(OwnRedis::uri).toList();
  }

  public List<OwnRedis> members() {
    return members;
  }

  @Override
  public void close() {
    members.forEach(OwnRedis::close);
  }
}
