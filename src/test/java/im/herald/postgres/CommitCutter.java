package im.herald.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between Herald and PostgreSQL, and breaks a connection at a COMMIT when it is asked to.
/// It reads the command only where the driver prepares no statements (`prepareThreshold=0`).
public final class CommitCutter implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NOTHING);
  private final int server;

  /// Which half of the conversation is lost.
  private enum Cut {
    NOTHING,
    COMMAND,
    ANSWER
  }

  public CommitCutter(PostgresServer server) throws IOException {
    this.server = server.port();
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /// The server never sees the next COMMIT.
  public void losesTheNextCommit() {
    next.set(Cut.COMMAND);
  }

  /// The server obeys the next COMMIT, and nobody hears of it.
  public void losesTheNextAnswer() {
    next.set(Cut.ANSWER);
  }

  /// Whether it has done what it was asked to.
  public boolean hasCut() {
    return next.get() == Cut.NOTHING;
  }

  private void accept() {
    try {
      while (true) {
        Link link = new Link(door.accept(), new Socket(door.getInetAddress(), server));
        Thread.ofVirtual().start(link::up);
        Thread.ofVirtual().start(link::down);
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private final class Link {
    private final Socket client;
    private final Socket database;
    private volatile boolean deaf;

    Link(Socket client, Socket database) {
      this.client = client;
      this.database = database;
    }

    void up() {
      pump(client, database, true);
    }

    void down() {
      pump(database, client, false);
    }

    private void pump(Socket from, Socket to, boolean commands) {
      byte[] buffer = new byte[65_536];
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (commands ? isCut(new String(buffer, 0, n, StandardCharsets.ISO_8859_1)) : deaf) {
            return;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // The other direction has ended.
      }
    }

    private boolean isCut(String command) {
      if (!command.contains("COMMIT")) {
        return false;
      }
      Cut cut = next.getAndSet(Cut.NOTHING);
      deaf = cut == Cut.ANSWER;
      return cut == Cut.COMMAND;
    }
  }
}
