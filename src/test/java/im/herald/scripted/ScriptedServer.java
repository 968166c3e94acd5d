package im.herald.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An XMPP server on a free port of loopback, without TLS, that does what a test tells it to.
///
/// ```
/// server.next(new Fault.AuthFailure("temporary-auth-failure"));
/// server.online().suffer(new Fault.Reset());
/// ```
final class ScriptedServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket socket;
  private final Queue<Fault> script = new ConcurrentLinkedQueue<>();
  private final Memory memory = new Memory();
  private final List<Client> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Client> fresh = new LinkedBlockingQueue<>();

  private ScriptedServer(ServerSocket socket) {
    this.socket = socket;
  }

  static ScriptedServer start() throws IOException {
    ScriptedServer server =
        new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("scripted-accept").start(server::accept);
    return server;
  }

  private void accept() {
    try {
      while (true) {
        Client client = new Client(socket.accept(), memory);
        Fault fault = script.poll();
        if (fault != null) {
          client.suffer(fault);
        }
        all.add(client);
        fresh.add(client);
        Thread.ofVirtual().name("scripted-client").start(client::serve);
      }
    } catch (IOException e) {
      // close() asked for it.
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /// What it remembers of sessions that broke.
  Memory memory() {
    return memory;
  }

  /// The next connection that nobody has said this for suffers it from its first octet.
  void next(Fault fault) {
    script.add(fault);
  }

  /// The next connection that gets as far as initial presence or a resumed session, once it is
  /// there. Those that do not are passed over.
  Client online() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      Client client = fresh.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (client == null) {
        throw new AssertionError("nobody came online in %d s".formatted(PATIENCE_SECONDS));
      }
      while (System.nanoTime() < end) {
        if (client.online().await(20, TimeUnit.MILLISECONDS)) {
          return client;
        }
        if (client.closed().getCount() == 0) {
          break;
        }
      }
    }
  }

  /// How many connections there were.
  int connections() {
    return all.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Client client : new ArrayList<>(all)) {
      client.close();
    }
  }
}
