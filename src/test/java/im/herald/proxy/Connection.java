package im.herald.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/// A client, the server that it wanted, and what flows between them.
final class Connection {
  private final Socket client;
  private final Socket server;

  Connection(Socket client, Socket server) throws IOException {
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void start(Effects toServer, Effects toClient) {
    new Pump(this, client, server, toServer).start();
    new Pump(this, server, client, toClient).start();
  }

  boolean isOpen() {
    return !client.isClosed();
  }

  /// Ends what goes this way.
  void halfClose(Direction direction) {
    try {
      halfClose(direction == Direction.TO_SERVER ? server : client);
    } catch (IOException e) {
      throw new UncheckedIOException("the connection has ended already", e);
    }
  }

  /// Ends what goes to this side, and all if the other has ended, too.
  void halfClose(Socket side) throws IOException {
    synchronized (this) {
      side.shutdownOutput();
      if (client.isOutputShutdown() && server.isOutputShutdown()) {
        client.close();
        server.close();
      }
    }
  }

  /// Both sides see a reset (TCP's RST).
  void reset() {
    abort(client);
    abort(server);
  }

  private static void abort(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }
}
