package nl.draad.proof.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A line of TCP between anything and anything that can be made bad while connections are open,
/// each direction by itself. It listens on a port of the loopback address that stays the same, also
/// while it refuses. Thread-safe.
public final class FaultProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int BACKLOG = 512;
  private static final int BIND_TRIES = 200;
  private static final long BIND_AGAIN_NANOS = 10_000_000;

  private final InetSocketAddress address;
  private final Random random;
  private volatile Way forth;
  private volatile Way back;
  private final Set<ProxiedLine> lines = ConcurrentHashMap.newKeySet();
  private volatile InetSocketAddress target;
  private @Nullable ServerSocket door; // null while it refuses; guarded by this
  private @Nullable Socket holder; // keeps the port while it refuses; guarded by this

  private FaultProxy(InetSocketAddress target, long seed) {
    this.target = target;
    this.random = new Random(seed);
    this.forth = way();
    this.back = way();
    var opened = open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.door = opened;
    this.address = new InetSocketAddress(opened.getInetAddress(), opened.getLocalPort());
    greet(opened);
  }

  /// Starts one.
  ///
  /// @param port of the target on this machine
  /// @param seed of the jitter
  public static FaultProxy to(int port, long seed) {
    return new FaultProxy(local(port), seed);
  }

  private Way way() {
    return new Way(new Random(random.nextLong()));
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /// Where it listens.
  public int port() {
    return address.getPort();
  }

  /// New connections go to another port of this machine; those that are open stay where they are.
  public void target(int port) {
    target = local(port);
  }

  /// What happens to what those say who connect.
  public void forth(Mode mode) {
    forth.become(mode);
  }

  /// What happens to what they are answered.
  public void back(Mode mode) {
    back.become(mode);
  }

  /// The same both ways.
  public void both(Mode mode) {
    forth(mode);
    back(mode);
  }

  /// Ends all open connections with a reset; what was on its way is lost.
  public void cut() {
    List.copyOf(lines).forEach(ProxiedLine::reset);
  }

  /// Leaves all open connections dead without a word, for good: nothing arrives on them any more.
  /// New ones pass.
  public synchronized void strand() {
    both(Mode.SILENCE);
    forth = way();
    back = way();
  }

  /// Ends each open connection with a chance of one half.
  public void cutSome(RandomGenerator random) {
    lines.stream().filter(_ -> random.nextBoolean()).toList().forEach(ProxiedLine::reset);
  }

  /// How many connections are open.
  public int lines() {
    return lines.size();
  }

  /// Refuses new connections, as a machine does on which nothing listens. Open ones stay.
  public synchronized void refuse() {
    if (door != null) {
      close(door);
      door = null;
      holder = hold();
    }
  }

  /// Accepts again after [#refuse].
  public synchronized void accept() {
    if (door == null) {
      close(holder);
      holder = null;
      door = open(address);
      greet(door);
    }
  }

  /// A socket that is bound and does not listen: nobody else gets the port, and who connects is
  /// refused.
  private Socket hold() {
    return bound(
        () -> {
          var socket = new Socket();
          socket.setReuseAddress(true);
          socket.bind(address);
          return socket;
        });
  }

  private static ServerSocket open(InetSocketAddress address) {
    return bound(
        () -> {
          var socket = new ServerSocket();
          socket.setReuseAddress(true);
          socket.bind(address, BACKLOG);
          return socket;
        });
  }

  /// A socket that listened is gone only a moment after it was closed.
  private static <S> S bound(Callable<S> binding) {
    for (int tries = 1; ; tries++) {
      try {
        return binding.call();
      } catch (BindException taken) {
        if (tries == BIND_TRIES) {
          throw new UncheckedIOException(taken);
        }
        LockSupport.parkNanos(BIND_AGAIN_NANOS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void greet(ServerSocket socket) {
    Thread.ofVirtual().name("fault-proxy").start(() -> acceptAll(socket));
  }

  private void acceptAll(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        var near = socket.accept();
        Thread.ofVirtual().name("fault-proxy").start(() -> connect(near));
      } catch (IOException _) {
        // closed: refusing, or at the end
      }
    }
  }

  private void connect(Socket near) {
    var far = new Socket();
    try {
      far.connect(target, CONNECT_MILLIS);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      join(near, far);
    } catch (IOException _) {
      refuse(near); // as near as a proxy comes to a refusal of the target
      close(far);
    }
  }

  private void join(Socket near, Socket far) {
    var line = new ProxiedLine(near, far, forth, back, lines::remove);
    lines.add(line);
    line.start();
  }

  private static void refuse(Socket near) {
    try (near) {
      near.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException _) {
      // it is gone already
    }
  }

  private static void close(@Nullable AutoCloseable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    close(door);
    close(holder);
    cut();
  }
}
