package im.herald.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Listens on a free port and passes on to a server what comes, as its effects allow.
///
/// ```
/// try (Proxy proxy = Proxy.to(server.port())) {
///   proxy.set(Direction.TO_CLIENT, new Effect.CutAfter(1_000));
/// }
/// ```
///
/// Threads: any.
public final class Proxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final InetSocketAddress here;
  private final Effects toServer = new Effects();
  private final Effects toClient = new Effects();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private ServerSocket listener;
  private Thread acceptor;

  private Proxy(InetAddress address, InetSocketAddress target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, address);
    this.here = (InetSocketAddress) listener.getLocalSocketAddress();
    this.acceptor = accept(listener);
  }

  /// To this port of loopback, from loopback.
  public static Proxy to(int port) throws IOException {
    return from(InetAddress.getLoopbackAddress(), port);
  }

  /// To this port of loopback.
  ///
  /// @param address where it listens, one of this machine's own
  public static Proxy from(InetAddress address, int port) throws IOException {
    return new Proxy(address, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private Thread accept(ServerSocket socket) {
    return Thread.ofVirtual().name("proxy-accept").start(() -> acceptAll(socket));
  }

  private void acceptAll(ServerSocket socket) {
    try {
      while (true) {
        connect(socket.accept());
      }
    } catch (IOException e) {
      // Closed, or nobody may connect any more.
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    try {
      server.connect(target);
    } catch (IOException e) {
      client.setSoLinger(true, 0);
      client.close();
      return;
    }
    Connection connection = new Connection(client, server);
    connections.removeIf(old -> !old.isOpen());
    connections.add(connection);
    count.incrementAndGet();
    connection.start(toServer, toClient);
  }

  public int port() {
    return here.getPort();
  }

  /// Where it listens.
  public String host() {
    return here.getAddress().getHostAddress();
  }

  /// How many were connected, from the beginning.
  public int connections() {
    return count.get();
  }

  /// How many of [Effect.CutAfter] and [Effect.CutAt] were met.
  public int cuts() {
    return toServer.cuts() + toClient.cuts();
  }

  /// Lets it come in both directions.
  public void set(Effect effect) {
    for (Direction direction : Direction.values()) {
      set(direction, effect);
    }
  }

  /// Lets it come, from now on or at once.
  public void set(Direction direction, Effect effect) {
    switch (effect) {
      case Effect.Refuse() -> refuse();
      case Effect.Reset() -> connections.forEach(Connection::reset);
      case Effect.HalfClose() ->
          connections.stream()
              .filter(Connection::isOpen)
              .forEach(connection -> connection.halfClose(direction));
      case Effect.Latency _,
          Effect.Bandwidth _,
          Effect.Slices _,
          Effect.StopForwarding _,
          Effect.CutAfter _,
          Effect.CutAt _ ->
          effects(direction).set(effect);
    }
  }

  /// Takes it away in both directions.
  public void lift(Effect effect) {
    if (effect instanceof Effect.Refuse) {
      listen();
    }
    for (Direction direction : Direction.values()) {
      effects(direction).lift(effect);
    }
  }

  private Effects effects(Direction direction) {
    return switch (direction) {
      case TO_SERVER -> toServer;
      case TO_CLIENT -> toClient;
    };
  }

  private synchronized void refuse() {
    try {
      listener.close();
      // The port is closed when nobody waits at it any more.
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void listen() {
    if (!listener.isClosed()) {
      return;
    }
    try {
      listener = new ServerSocket(here.getPort(), 50, here.getAddress());
      acceptor = accept(listener);
    } catch (IOException e) {
      throw new UncheckedIOException("somebody has taken port " + here.getPort(), e);
    }
  }

  /// Ends all connections with a reset.
  @Override
  public void close() {
    refuse();
    connections.forEach(Connection::reset);
  }
}
