package im.herald.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An XMPP server on a free port of loopback that does what a test tells it to.
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
    return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /// As [#start()], on a socket of one's own, such as one with TLS.
  static ScriptedServer start(ServerSocket socket) {
    ScriptedServer server = new ScriptedServer(socket);
    Thread.ofVirtual().name("scripted-accept").start(server::accept);
    return server;
  }

  private void accept() {
    try {
      while (true) {
        Client client = new Client(socket.accept(), memory);
        Optional<Fault> fault = Optional.ofNullable(script.poll());
        all.add(client);
        fresh.add(client);
        Thread.ofVirtual().name("scripted-client").start(() -> serve(client, fault));
      }
    } catch (IOException e) {
      // close() asked for it.
    }
  }

  /// A client that does not trust this server is no reason to stop listening.
  private static void serve(Client client, Optional<Fault> fault) {
    try {
      if (fault.isPresent()) {
        client.suffer(fault.get());
      }
      client.serve();
    } catch (IOException e) {
      // The client has gone.
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

  /// The connection that is online now, if one is.
  Optional<Client> here() {
    return all.reversed().stream().filter(Client::isHere).findFirst();
  }

  /// What came on all of them.
  List<Element> received() {
    return all.stream().flatMap(client -> client.received().stream()).toList();
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
