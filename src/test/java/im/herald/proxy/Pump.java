package im.herald.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// One direction of one connection: a thread that reads, and one that waits as long as the effects
/// say and writes.
final class Pump {
  private static final int CHUNK = 8 * 1024;
  private static final int PIECES = 64;
  private static final int REMEMBERED = 256;

  private final Connection connection;
  private final Socket from;
  private final Socket to;
  private final Effects effects;
  private final BlockingQueue<Piece> underway = new ArrayBlockingQueue<>(PIECES);
  private String passed = "";

  Pump(Connection connection, Socket from, Socket to, Effects effects) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.effects = effects;
  }

  void start() {
    Thread.ofVirtual().name("proxy-read").start(this::read);
    Thread.ofVirtual().name("proxy-write").start(this::write);
  }

  private void read() {
    long due = System.nanoTime();
    byte[] buffer = new byte[CHUNK];
    try {
      try {
        InputStream in = from.getInputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          due = later(due);
          underway.put(new Piece.Octets(new String(buffer, 0, n, ISO_8859_1), due));
        }
        underway.put(new Piece.End(later(due)));
      } catch (IOException e) {
        underway.put(new Piece.Broken(later(due)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// When what arrives now may go: jitter lets nothing overtake.
  private long later(long last) {
    long due = System.nanoTime() + effects.delay().toNanos();
    return due - last > 0 ? due : last;
  }

  private void write() {
    try {
      while (forward(underway.take())) {
        // The next.
      }
    } catch (IOException e) {
      // The side that should get it is gone; who reads from it says so to the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean forward(Piece piece) throws IOException, InterruptedException {
    effects.await(piece.due());
    return switch (piece) {
      case Piece.Octets(String octets, _) -> forward(octets);
      case Piece.End _ -> {
        connection.halfClose(to);
        yield false;
      }
      case Piece.Broken _ -> {
        connection.reset();
        yield false;
      }
    };
  }

  private boolean forward(String octets) throws IOException, InterruptedException {
    OptionalInt cut = effects.cut(passed, octets);
    int length = cut.orElse(octets.length());
    OutputStream out = to.getOutputStream();
    for (int start = 0; start < length; ) {
      int size = Math.min(effects.slice(), length - start);
      out.write(octets.substring(start, start + size).getBytes(ISO_8859_1));
      start += size;
      effects.await(System.nanoTime() + effects.duration(size).toNanos());
    }
    remember(octets);
    if (cut.isPresent()) {
      connection.reset();
    }
    return cut.isEmpty();
  }

  private void remember(String octets) {
    String all = passed + octets;
    passed = all.substring(Math.max(0, all.length() - REMEMBERED));
  }
}
